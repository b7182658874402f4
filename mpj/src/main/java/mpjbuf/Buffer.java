package mpjbuf;

/** Memory for what {@code mpi.Comm.Pack} makes; may be sent as {@code MPI.PACKED}. */
public class Buffer {
    public static final int SECTION_OVERHEAD = 8;
    public static final int ALIGNMENT_UNIT = 8;

    private final RawBuffer raw;
    private final byte[] bytes;
    private int size;

    /** A buffer of so many bytes. */
    public Buffer(int size) {
        this(BufferFactory.create(size), 0, size);
    }

    /** A buffer as large as the raw one; the offset means nothing here. */
    public Buffer(RawBuffer buffer, int offset, int size) {
        this.raw = buffer;
        this.bytes = new byte[Math.max(buffer.getCapacity(), size)];
    }

    /** The raw buffer that it was made of, to be given to {@link BufferFactory#destroy}. */
    public RawBuffer getStaticBuffer() {
        return raw;
    }

    /** The memory itself. */
    public byte[] bytes() {
        return bytes;
    }

    public int getCapacity() {
        return bytes.length;
    }

    public int getSize() {
        return size;
    }

    public void setSize(int size) {
        this.size = size;
    }

    public int offset() {
        return 0;
    }

    public void commit() {}

    public void clear() {
        size = 0;
    }

    public void free() {}
}
