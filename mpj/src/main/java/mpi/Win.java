package mpi;

import java.nio.Buffer;

/** A window into the memory of other ranks, which will come with a later version: all methods say so. */
public final class Win implements Freeable {
    public static final int WIN_NULL = 0;
    public static final int FLAVOR_PRIVATE = 0;
    public static final int FLAVOR_SHARED = 1;

    public Win(Buffer buf, int n, int n2, Info info, Comm comm) {
        throw MPIException.later("Win");
    }

    public Win(int n, int n2, Info info, Comm comm, Buffer buf, int n3) {
        throw MPIException.later("Win");
    }

    public Win(Info info, Comm comm) {
        throw MPIException.later("Win");
    }

    public void attach(Buffer buf, int n) {
        throw MPIException.later("Win.attach");
    }

    public void detach(Buffer buf) {
        throw MPIException.later("Win.detach");
    }

    public Group getGroup() {
        throw MPIException.later("Win.getGroup");
    }

    public void put(Buffer buf, int n, Datatype type, int n2, int n3, int n4, Datatype type2) {
        throw MPIException.later("Win.put");
    }

    public void get(Buffer buf, int n, Datatype type, int n2, int n3, int n4, Datatype type2) {
        throw MPIException.later("Win.get");
    }

    public void accumulate(Buffer buf, int n, Datatype type, int n2, int n3, int n4, Datatype type2, Op op) {
        throw MPIException.later("Win.accumulate");
    }

    public void fence(int n) {
        throw MPIException.later("Win.fence");
    }

    public void start(Group group, int n) {
        throw MPIException.later("Win.start");
    }

    public void complete() {
        throw MPIException.later("Win.complete");
    }

    public void post(Group group, int n) {
        throw MPIException.later("Win.post");
    }

    public void waitFor() {
        throw MPIException.later("Win.waitFor");
    }

    public boolean test() {
        throw MPIException.later("Win.test");
    }

    public void lock(int n, int n2, int n3) {
        throw MPIException.later("Win.lock");
    }

    public void unlock(int n) {
        throw MPIException.later("Win.unlock");
    }

    public void setErrhandler(Errhandler errhandler) {
        throw MPIException.later("Win.setErrhandler");
    }

    public Errhandler getErrhandler() {
        throw MPIException.later("Win.getErrhandler");
    }

    public void callErrhandler(int n) {
        throw MPIException.later("Win.callErrhandler");
    }

    public static int createKeyval() {
        throw MPIException.later("Win.createKeyval");
    }

    public static void freeKeyval(int n) {
        throw MPIException.later("Win.freeKeyval");
    }

    public void setAttr(int n, Object buf) {
        throw MPIException.later("Win.setAttr");
    }

    public Object getAttr(int n) {
        throw MPIException.later("Win.getAttr");
    }

    public void deleteAttr(int n) {
        throw MPIException.later("Win.deleteAttr");
    }

    @Override
    public void free() {
        throw MPIException.later("Win.free");
    }

    public Info getInfo() {
        throw MPIException.later("Win.getInfo");
    }

    public void setInfo(Info info) {
        throw MPIException.later("Win.setInfo");
    }

    public final Request rPut(Buffer buf, int n, Datatype type, int n2, int n3, int n4, Datatype type2) {
        throw MPIException.later("Win.rPut");
    }

    public final Request rGet(Buffer buf, int n, Datatype type, int n2, int n3, int n4, Datatype type2) {
        throw MPIException.later("Win.rGet");
    }

    public Request rAccumulate(Buffer buf, int n, Datatype type, int n2, int n3, int n4, Datatype type2, Op op) {
        throw MPIException.later("Win.rAccumulate");
    }

    public void getAccumulate(
            Buffer buf,
            int n,
            Datatype type,
            Buffer buf2,
            int n2,
            Datatype type2,
            int n3,
            int n4,
            int n5,
            Datatype type3,
            Op op) {
        throw MPIException.later("Win.getAccumulate");
    }

    public Request rGetAccumulate(
            Buffer buf,
            int n,
            Datatype type,
            Buffer buf2,
            int n2,
            Datatype type2,
            int n3,
            int n4,
            int n5,
            Datatype type3,
            Op op) {
        throw MPIException.later("Win.rGetAccumulate");
    }

    public void lockAll(int n) {
        throw MPIException.later("Win.lockAll");
    }

    public void unlockAll() {
        throw MPIException.later("Win.unlockAll");
    }

    public void sync() {
        throw MPIException.later("Win.sync");
    }

    public void flush(int n) {
        throw MPIException.later("Win.flush");
    }

    public void flushAll() {
        throw MPIException.later("Win.flushAll");
    }

    public void compareAndSwap(Buffer buf, Buffer buf2, Buffer buf3, Datatype type, int n, int n2) {
        throw MPIException.later("Win.compareAndSwap");
    }

    public void fetchAndOp(Buffer buf, Buffer buf2, Datatype type, int n, int n2, Op op) {
        throw MPIException.later("Win.fetchAndOp");
    }

    public void flushLocal(int n) {
        throw MPIException.later("Win.flushLocal");
    }

    public void flushLocalAll() {
        throw MPIException.later("Win.flushLocalAll");
    }

    public String getName() {
        throw MPIException.later("Win.getName");
    }

    public void setName(String name) {
        throw MPIException.later("Win.setName");
    }
}
