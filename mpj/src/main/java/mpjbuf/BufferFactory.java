package mpjbuf;

/** Makes raw buffers. */
public abstract class BufferFactory {
    public BufferFactory() {}

    /** A raw buffer of so many bytes. */
    public static RawBuffer create(int capacity) {
        return new RawBuffer() {
            @Override
            public int getCapacity() {
                return capacity;
            }

            @Override
            public void free() {}
        };
    }

    public static void destroy(RawBuffer buffer) {
        buffer.free();
    }
}
