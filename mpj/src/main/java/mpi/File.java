package mpi;

import java.nio.Buffer;

/** A file that ranks share, which will come with a later version: all methods say so. */
public final class File {

    public File(Comm comm, String name, int n) {
        throw MPIException.later("File");
    }

    public File(Comm comm, String name, int n, Info info) {
        throw MPIException.later("File");
    }

    public void close() {
        throw MPIException.later("File.close");
    }

    public static void delete(String name) {
        throw MPIException.later("File.delete");
    }

    public static void delete(String name, Info info) {
        throw MPIException.later("File.delete");
    }

    public void setSize(long offset) {
        throw MPIException.later("File.setSize");
    }

    public void preallocate(long offset) {
        throw MPIException.later("File.preallocate");
    }

    public long getSize() {
        throw MPIException.later("File.getSize");
    }

    public Group getGroup() {
        throw MPIException.later("File.getGroup");
    }

    public int getAMode() {
        throw MPIException.later("File.getAMode");
    }

    public void setInfo(Info info) {
        throw MPIException.later("File.setInfo");
    }

    public Info getInfo() {
        throw MPIException.later("File.getInfo");
    }

    public void setView(long offset, Datatype type, Datatype type2, String name) {
        throw MPIException.later("File.setView");
    }

    public void setView(long offset, Datatype type, Datatype type2, String name, Info info) {
        throw MPIException.later("File.setView");
    }

    public FileView getView() {
        throw MPIException.later("File.getView");
    }

    public Status readAt(long offset, Object buf, int n, Datatype type) {
        throw MPIException.later("File.readAt");
    }

    public Status readAtAll(long offset, Object buf, int n, Datatype type) {
        throw MPIException.later("File.readAtAll");
    }

    public Status writeAt(long offset, Object buf, int n, Datatype type) {
        throw MPIException.later("File.writeAt");
    }

    public Status writeAtAll(long offset, Object buf, int n, Datatype type) {
        throw MPIException.later("File.writeAtAll");
    }

    public Request iReadAt(long offset, Buffer buf, int n, Datatype type) {
        throw MPIException.later("File.iReadAt");
    }

    public Request iReadAtAll(long offset, Buffer buf, int n, Datatype type) {
        throw MPIException.later("File.iReadAtAll");
    }

    public Request iWriteAt(long offset, Buffer buf, int n, Datatype type) {
        throw MPIException.later("File.iWriteAt");
    }

    public Request iWriteAtAll(long offset, Buffer buf, int n, Datatype type) {
        throw MPIException.later("File.iWriteAtAll");
    }

    public Status read(Object buf, int n, Datatype type) {
        throw MPIException.later("File.read");
    }

    public Status readAll(Object buf, int n, Datatype type) {
        throw MPIException.later("File.readAll");
    }

    public Status write(Object buf, int n, Datatype type) {
        throw MPIException.later("File.write");
    }

    public Status writeAll(Object buf, int n, Datatype type) {
        throw MPIException.later("File.writeAll");
    }

    public Request iRead(Buffer buf, int n, Datatype type) {
        throw MPIException.later("File.iRead");
    }

    public Request iReadAll(Buffer buf, int n, Datatype type) {
        throw MPIException.later("File.iReadAll");
    }

    public Request iWrite(Buffer buf, int n, Datatype type) {
        throw MPIException.later("File.iWrite");
    }

    public Request iWriteAll(Buffer buf, int n, Datatype type) {
        throw MPIException.later("File.iWriteAll");
    }

    public void seek(long offset, int n) {
        throw MPIException.later("File.seek");
    }

    public long getPosition() {
        throw MPIException.later("File.getPosition");
    }

    public long getByteOffset(long offset) {
        throw MPIException.later("File.getByteOffset");
    }

    public Status readShared(Object buf, int n, Datatype type) {
        throw MPIException.later("File.readShared");
    }

    public Status writeShared(Object buf, int n, Datatype type) {
        throw MPIException.later("File.writeShared");
    }

    public Request iReadShared(Buffer buf, int n, Datatype type) {
        throw MPIException.later("File.iReadShared");
    }

    public Request iWriteShared(Buffer buf, int n, Datatype type) {
        throw MPIException.later("File.iWriteShared");
    }

    public Status readOrdered(Object buf, int n, Datatype type) {
        throw MPIException.later("File.readOrdered");
    }

    public Status writeOrdered(Object buf, int n, Datatype type) {
        throw MPIException.later("File.writeOrdered");
    }

    public void seekShared(long offset, int n) {
        throw MPIException.later("File.seekShared");
    }

    public long getPositionShared() {
        throw MPIException.later("File.getPositionShared");
    }

    public void readAtAllBegin(long offset, Object buf, int n, Datatype type) {
        throw MPIException.later("File.readAtAllBegin");
    }

    public Status readAtAllEnd(Object buf) {
        throw MPIException.later("File.readAtAllEnd");
    }

    public void writeAtAllBegin(long offset, Object buf, int n, Datatype type) {
        throw MPIException.later("File.writeAtAllBegin");
    }

    public Status writeAtAllEnd(Object buf) {
        throw MPIException.later("File.writeAtAllEnd");
    }

    public void readAllBegin(Object buf, int n, Datatype type) {
        throw MPIException.later("File.readAllBegin");
    }

    public Status readAllEnd(Object buf) {
        throw MPIException.later("File.readAllEnd");
    }

    public void writeAllBegin(Object buf, int n, Datatype type) {
        throw MPIException.later("File.writeAllBegin");
    }

    public Status writeAllEnd(Object buf) {
        throw MPIException.later("File.writeAllEnd");
    }

    public void readOrderedBegin(Object buf, int n, Datatype type) {
        throw MPIException.later("File.readOrderedBegin");
    }

    public Status readOrderedEnd(Object buf) {
        throw MPIException.later("File.readOrderedEnd");
    }

    public void writeOrderedBegin(Object buf, int n, Datatype type) {
        throw MPIException.later("File.writeOrderedBegin");
    }

    public Status writeOrderedEnd(Object buf) {
        throw MPIException.later("File.writeOrderedEnd");
    }

    public int getTypeExtent(Datatype type) {
        throw MPIException.later("File.getTypeExtent");
    }

    public void setAtomicity(boolean flag) {
        throw MPIException.later("File.setAtomicity");
    }

    public boolean getAtomicity() {
        throw MPIException.later("File.getAtomicity");
    }

    public void sync() {
        throw MPIException.later("File.sync");
    }

    public void setErrhandler(Errhandler errhandler) {
        throw MPIException.later("File.setErrhandler");
    }

    public Errhandler getErrhandler() {
        throw MPIException.later("File.getErrhandler");
    }

    public void callErrhandler(int n) {
        throw MPIException.later("File.callErrhandler");
    }
}
