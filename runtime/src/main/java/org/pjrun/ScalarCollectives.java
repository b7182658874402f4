package org.pjrun;

/**
 * Collectives on one value of each rank, which is passed and returned: as on buffers of one element, but that there is no
 * buffer. Values of other types, and persistent requests, take an array of one.
 */
public interface ScalarCollectives {
    /** Returns the root's value on all ranks (§6.4). */
    int bcast(int value, int root);

    /** Returns the root's value on all ranks (§6.4). */
    long bcast(long value, int root);

    /** Returns the root's value on all ranks (§6.4). */
    double bcast(double value, int root);

    /**
     * Reduces one value of each rank (§6.9.1);
     * the result is returned on the root, elsewhere the rank's own value.
     */
    int reduce(int value, Op op, int root);

    /**
     * Reduces one value of each rank (§6.9.1);
     * the result is returned on the root, elsewhere the rank's own value.
     */
    long reduce(long value, Op op, int root);

    /**
     * Reduces one value of each rank (§6.9.1);
     * the result is returned on the root, elsewhere the rank's own value.
     */
    double reduce(double value, Op op, int root);

    /** Reduces one value of each rank and returns the result on all (§6.9.6). */
    int allreduce(int value, Op op);

    /** Reduces one value of each rank and returns the result on all (§6.9.6). */
    long allreduce(long value, Op op);

    /** Reduces one value of each rank and returns the result on all (§6.9.6). */
    double allreduce(double value, Op op);

    /** Reduces the values of this rank and all before it (§6.11.1). */
    int scan(int value, Op op);

    /** Reduces the values of this rank and all before it (§6.11.1). */
    long scan(long value, Op op);

    /** Reduces the values of this rank and all before it (§6.11.1). */
    double scan(double value, Op op);

    /** Reduces the values of all ranks before this one (§6.11.2); 0 on rank 0. */
    int exscan(int value, Op op);

    /** Reduces the values of all ranks before this one (§6.11.2); 0 on rank 0. */
    long exscan(long value, Op op);

    /** Reduces the values of all ranks before this one (§6.11.2); 0 on rank 0. */
    double exscan(double value, Op op);

    /** Starts {@link #bcast(int, int)}; the request brings the result. */
    ObjectRequest<Integer> ibcast(int value, int root);

    /** Starts {@link #bcast(long, int)}; the request brings the result. */
    ObjectRequest<Long> ibcast(long value, int root);

    /** Starts {@link #bcast(double, int)}; the request brings the result. */
    ObjectRequest<Double> ibcast(double value, int root);

    /** Starts {@link #reduce(int, Op, int)}; the request brings the result. */
    ObjectRequest<Integer> ireduce(int value, Op op, int root);

    /** Starts {@link #reduce(long, Op, int)}; the request brings the result. */
    ObjectRequest<Long> ireduce(long value, Op op, int root);

    /** Starts {@link #reduce(double, Op, int)}; the request brings the result. */
    ObjectRequest<Double> ireduce(double value, Op op, int root);

    /** Starts {@link #allreduce(int, Op)}; the request brings the result. */
    ObjectRequest<Integer> iallreduce(int value, Op op);

    /** Starts {@link #allreduce(long, Op)}; the request brings the result. */
    ObjectRequest<Long> iallreduce(long value, Op op);

    /** Starts {@link #allreduce(double, Op)}; the request brings the result. */
    ObjectRequest<Double> iallreduce(double value, Op op);

    /** Starts {@link #scan(int, Op)}; the request brings the result. */
    ObjectRequest<Integer> iscan(int value, Op op);

    /** Starts {@link #scan(long, Op)}; the request brings the result. */
    ObjectRequest<Long> iscan(long value, Op op);

    /** Starts {@link #scan(double, Op)}; the request brings the result. */
    ObjectRequest<Double> iscan(double value, Op op);

    /** Starts {@link #exscan(int, Op)}; the request brings the result. */
    ObjectRequest<Integer> iexscan(int value, Op op);

    /** Starts {@link #exscan(long, Op)}; the request brings the result. */
    ObjectRequest<Long> iexscan(long value, Op op);

    /** Starts {@link #exscan(double, Op)}; the request brings the result. */
    ObjectRequest<Double> iexscan(double value, Op op);
}
