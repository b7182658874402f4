package mpi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Objects among packed elements: a number of bytes, and then an array of objects in as many bytes, as Java serializes it. */
final class PackedObjects {
    private PackedObjects() {}

    /** Writes objects behind a position; returns the position behind them. */
    static int pack(@Nullable Object[] objects, byte[] outbuf, int position) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(objects);
        } catch (NotSerializableException e) {
            throw new MPIException(
                    MPI.ERR_TYPE, "pack: " + e.getMessage() + " (expected: a class that is java.io.Serializable)");
        } catch (IOException e) {
            throw new MPIException(e);
        }
        ByteBuffer packed = behind(outbuf, position, Integer.BYTES + bytes.size());
        packed.putInt(bytes.size()).put(bytes.toByteArray());
        return packed.position();
    }

    /** Reads objects behind a position, and hands them on; returns the position behind them. */
    static int unpack(byte[] inbuf, int position, Target target) {
        ByteBuffer packed = behind(inbuf, position, Integer.BYTES);
        int bytes = packed.getInt();
        packed = behind(inbuf, position + Integer.BYTES, bytes);
        try (ObjectInputStream in = new Input(new ByteArrayInputStream(inbuf, packed.position(), bytes))) {
            target.put(in.readObject());
        } catch (IOException | ClassNotFoundException e) {
            throw new MPIException(e);
        }
        return packed.position() + bytes;
    }

    /** Where objects that have been read go. */
    @FunctionalInterface
    interface Target {
        void put(Object objects);
    }

    private static ByteBuffer behind(byte[] buffer, int position, int bytes) {
        if (position < 0 || bytes < 0 || bytes > buffer.length - position) {
            throw new MPIException(
                    MPI.ERR_TRUNCATE,
                    "pack: " + bytes + " bytes at position " + position + ", buffer holds " + buffer.length
                            + "; use a larger buffer, and unpack what was packed there");
        }
        return ByteBuffer.wrap(buffer).position(position);
    }

    /** Reads classes as messages of objects do: those that the program's thread finds. */
    private static final class Input extends ObjectInputStream {
        Input(ByteArrayInputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass described) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(
                        described.getName(), false, Thread.currentThread().getContextClassLoader());
            } catch (ClassNotFoundException e) {
                return super.resolveClass(described);
            }
        }
    }
}
