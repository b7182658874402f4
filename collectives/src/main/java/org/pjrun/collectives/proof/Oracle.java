package org.pjrun.collectives.proof;

import java.util.List;
import org.pjrun.collectives.Blocks;
import org.pjrun.collectives.Call;

/**
 * Knows by definition, without any algorithm, what a collective does: fills the ranks' buffers before it and tells what
 * must stand in their outputs after it. Elements that no step may touch are told apart too and must stay.
 */
final class Oracle {
    private static final int NOBODY = -1;

    private final List<Call> calls;
    private final Algebra algebra;

    /** Prepares for the calls of all ranks, in rank order. */
    Oracle(List<Call> calls) {
        this.calls = calls;
        Call first = calls.getFirst();
        algebra = first.collective().reduces() && !first.commutative() ? Algebra.MATRIX : Algebra.SUM;
    }

    long combine(long left, long right) {
        return algebra.combine(left, right);
    }

    /** A buffer that holds nothing of meaning. */
    long[] garbage(int rank, int buffer, long length) {
        long[] data = new long[Math.toIntExact(length)];
        long start = Algebra.block(NOBODY - buffer, rank);
        for (int i = 0; i < data.length; i++) {
            data[i] = start + i;
        }
        return data;
    }

    /** Puts what the rank contributes into its input or, in place, its output. */
    void fill(Call call, long[] input, long[] output) {
        int rank = call.rank();
        long[] own = call.inPlace() ? output : input;
        switch (call.collective()) {
            case BARRIER -> {}
            case BCAST -> {
                if (rank == call.root()) {
                    fill(output, 0, call.count(), rank, 0);
                }
            }
            case REDUCE, ALLREDUCE, SCAN, EXSCAN -> fill(own, 0, call.count(), rank, 0);
            case REDUCE_SCATTER, REDUCE_SCATTER_BLOCK ->
                fill(own, 0, call.receiveBlocks().total(), rank, 0);
            case SCATTER, SCATTERV -> {
                if (rank == call.root()) {
                    fill(input, call.sendBlocks(), rank);
                }
            }
            case GATHER, GATHERV, ALLGATHER, ALLGATHERV -> {
                if (call.inPlace()) {
                    fill(output, call.receiveBlocks().offset(rank), call.count(), rank, 0);
                } else {
                    fill(input, 0, call.count(), rank, 0);
                }
            }
            case ALLTOALL, ALLTOALLV -> fill(own, call.inPlace() ? call.receiveBlocks() : call.sendBlocks(), rank);
        }
    }

    private void fill(long[] data, Blocks blocks, int rank) {
        for (int block = 0; block < blocks.size(); block++) {
            fill(data, blocks.offset(block), blocks.count(block), rank, block);
        }
    }

    private void fill(long[] data, long offset, long count, int rank, int block) {
        long start = Algebra.block(rank, block);
        int first = Math.toIntExact(offset);
        for (int i = 0; i < count; i++) {
            data[first + i] = algebra.element(start, i);
        }
    }

    /** Turns each rank's output as it was before into what must stand there afterwards. */
    void perform(long[][] outputs) {
        switch (calls.getFirst().collective()) {
            case BARRIER -> {}
            case REDUCE, ALLREDUCE -> reduce(outputs);
            case REDUCE_SCATTER, REDUCE_SCATTER_BLOCK -> reduceScatter(outputs);
            case SCAN -> scan(outputs, true);
            case EXSCAN -> scan(outputs, false);
            default -> {
                for (Call call : calls) {
                    move(call, outputs[call.rank()]);
                }
            }
        }
    }

    /** The number of elements at the start of a rank's output that have a meaning afterwards. */
    long significant(Call call) {
        return switch (call.collective()) {
            case REDUCE_SCATTER, REDUCE_SCATTER_BLOCK -> call.receiveBlocks().count(call.rank());
            default -> call.outputExtent();
        };
    }

    private void move(Call call, long[] output) {
        int rank = call.rank();
        switch (call.collective()) {
            case BCAST -> fill(output, 0, call.count(), call.root(), 0);
            case SCATTER, SCATTERV -> {
                if (!call.inPlace()) {
                    fill(output, 0, call.count(), call.root(), rank);
                }
            }
            case GATHER, GATHERV, ALLGATHER, ALLGATHERV -> {
                if (output.length > 0) {
                    collect(output, call.receiveBlocks(), 0);
                }
            }
            default -> collect(output, call.receiveBlocks(), rank);
        }
    }

    /** Puts the given block of every rank into its place. */
    private void collect(long[] output, Blocks blocks, int block) {
        for (int source = 0; source < blocks.size(); source++) {
            fill(output, blocks.offset(source), blocks.count(source), source, block);
        }
    }

    private void reduce(long[][] outputs) {
        long[] result = total(calls.getFirst().count());
        for (long[] output : outputs) {
            System.arraycopy(result, 0, output, 0, output.length);
        }
    }

    private void reduceScatter(long[][] outputs) {
        Blocks blocks = calls.getFirst().receiveBlocks();
        long[] result = total(blocks.total());
        int start = 0;
        for (int rank = 0; rank < blocks.size(); rank++) {
            int count = Math.toIntExact(blocks.count(rank));
            System.arraycopy(result, start, outputs[rank], 0, count);
            start += count;
        }
    }

    private void scan(long[][] outputs, boolean inclusive) {
        int count = Math.toIntExact(calls.getFirst().count());
        long[] prefix = new long[count];
        for (int rank = 0; rank < outputs.length; rank++) {
            if (!inclusive && rank > 0) {
                System.arraycopy(prefix, 0, outputs[rank], 0, count);
            }
            append(prefix, rank);
            if (inclusive) {
                System.arraycopy(prefix, 0, outputs[rank], 0, count);
            }
        }
    }

    private long[] total(long count) {
        long[] result = new long[Math.toIntExact(count)];
        for (int rank = 0; rank < calls.size(); rank++) {
            append(result, rank);
        }
        return result;
    }

    private void append(long[] result, int rank) {
        if (rank == 0) {
            fill(result, 0, result.length, 0, 0);
            return;
        }
        long start = Algebra.block(rank, 0);
        for (int i = 0; i < result.length; i++) {
            result[i] = algebra.combine(result[i], algebra.element(start, i));
        }
    }
}
