package org.pjrun.internal.object;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.KryoBufferOverflowException;
import com.esotericsoftware.kryo.io.Output;
import java.io.ObjectInputFilter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.ElementType;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.buffer.Stream;

/** One Kryo with its buffers, used by one thread at a time for one message at a time. */
final class Session {
    private static final int SMALL = 1024;
    private static final int KEPT = 256 * 1024;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final ObjectKryo kryo;
    private final Output output = new Output(SMALL, -1);
    private final GuardedInput input = new GuardedInput();

    Session(@Nullable ObjectInputFilter filter) {
        this.kryo = new ObjectKryo(filter);
    }

    /** Says whose classes are meant from now on. */
    void use(@Nullable ClassLoader loader) {
        kryo.classes().use(loader);
    }

    /** Writes an object; after a failure this session is not to be used again. */
    Stream write(@Nullable Object object) {
        try {
            output.setPosition(Layout.WORD);
            kryo.writeClassAndObject(output, object);
            Stream message = message(kryo.largeArrays().written());
            kryo.largeArrays().clear();
            return message;
        } catch (Trouble e) {
            throw new SerializationException(e.describe(nameOf(object)), e.getCause());
        } catch (KryoBufferOverflowException e) {
            throw new SerializationException(
                    nameOf(object) + " is larger than 2 GiB without its large arrays; send it in pieces", e);
        } catch (RuntimeException | LinkageError | VirtualMachineError e) {
            throw failure("writing " + nameOf(object), e);
        }
    }

    private Stream message(List<Object> arrays) {
        if (!arrays.isEmpty()) {
            return messageWith(arrays);
        }
        byte[] buffer = output.getBuffer();
        int length = output.position();
        WORDS.set(buffer, 0, Layout.first(0));
        if (buffer.length > KEPT) {
            // Such a buffer would not be kept, so the message may have it.
            output.setBuffer(new byte[SMALL], -1);
            return new EncodedObject(buffer, length);
        }
        return new EncodedObject(Arrays.copyOf(buffer, length), length);
    }

    private Stream messageWith(List<Object> arrays) {
        int count = arrays.size();
        int length = output.position() - Layout.WORD;
        int graphStart = (1 + count) * Layout.WORD;
        byte[] head = new byte[Math.toIntExact(Layout.padded((long) graphStart + length))];
        WORDS.set(head, 0, Layout.first(count));
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            Object array = arrays.get(i);
            ElementType type = Buffer.typeOf(array);
            if (type == null) {
                throw new IllegalStateException("no primitive array: " + array.getClass());
            }
            long word = Layout.array(type, (int) Buffer.length(array));
            WORDS.set(head, (1 + i) * Layout.WORD, word);
            bytes += Layout.padded(Layout.bytes(word));
        }
        System.arraycopy(output.getBuffer(), Layout.WORD, head, graphStart, length);
        if (output.getBuffer().length > KEPT) {
            output.setBuffer(new byte[SMALL], -1);
        }
        return new EncodedObject(head, arrays, bytes);
    }

    /** Reads an object; after a failure this session is not to be used again. */
    @Nullable
    Object read(ReceivedObject message) {
        try {
            byte[] graph = message.graph();
            input.begin(graph);
            kryo.largeArrays().begin(message.arrays());
            Object object = kryo.readClassAndObject(input);
            // What follows the graph is padding at most.
            if (!kryo.largeArrays().allRead() || input.limit() - input.position() >= Layout.WORD) {
                throw new Trouble("the message cannot be read: it holds more than its object", null);
            }
            input.finish();
            kryo.largeArrays().clear();
            return object;
        } catch (Trouble e) {
            throw new SerializationException(e.describe("object"), e.getCause());
        } catch (KryoException e) {
            throw new SerializationException("the message cannot be read: " + e.getMessage(), e);
        } catch (RuntimeException | LinkageError | AssertionError | VirtualMachineError e) {
            throw failure("reading an object", e);
        }
    }

    private static SerializationException failure(String doing, Throwable cause) {
        return switch (cause) {
            case StackOverflowError e ->
                new SerializationException(
                        doing + " failed: its objects refer to each other in too long a chain for the thread's stack;"
                                + " keep them in a collection, or give threads a larger stack (-J-Xss…)",
                        e);
            case OutOfMemoryError e ->
                new SerializationException(
                        doing + " failed: the heap is full; give the ranks more memory (-J-Xmx…)", e);
            default -> new SerializationException(doing + " failed: " + cause, cause);
        };
    }

    private static String nameOf(@Nullable Object object) {
        return object == null ? "null" : object.getClass().getTypeName();
    }
}
