package org.pjrun.internal.transport.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.pjrun.internal.transport.Transfer;

/** A message of random bytes from one piece of memory to another, of several kinds. */
final class Message {
    private static final ValueLayout.OfLong LITTLE = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    final Part send = new Part();
    final Part receive = new Part();
    private final byte[] content;
    private final MemorySegment target;
    private Runnable check = () -> {};

    /** Between two arrays. */
    Message(int length) {
        content = new byte[length];
        new Random(length).nextBytes(content);
        byte[] array = new byte[length];
        target = MemorySegment.ofArray(array);
        send.bind(content.clone(), length);
        receive.bind(array, length);
    }

    /** From memory that no collector moves. */
    static Message outsideOfTheHeap(int length) {
        Message message = new Message(length);
        message.send.bind(Arena.ofAuto().allocate(length).copyFrom(MemorySegment.ofArray(message.content)), length);
        return message;
    }

    Message(Random random) {
        int length = 8 * (1 + random.nextInt(1 << random.nextInt(3, 18)));
        content = new byte[length];
        random.nextBytes(content);
        send.bind(source(random.nextInt(3)), length);
        switch (random.nextInt(3)) {
            case 0 -> {
                byte[] array = new byte[length];
                target = MemorySegment.ofArray(array);
                receive.bind(array, length);
            }
            case 1 -> {
                target = Arena.ofAuto().allocate(length, 8);
                receive.bind(target, length);
            }
            default -> {
                ByteBuffer turned = ByteBuffer.allocateDirect(length).order(ByteOrder.BIG_ENDIAN);
                target = Arena.ofAuto().allocate(length, 8);
                receive.bind(turned.asLongBuffer(), length);
                check = () -> {
                    for (int at = 0; at < length; at += 8) {
                        target.set(LITTLE, at, turned.getLong(at));
                    }
                };
            }
        }
    }

    private Object source(int kind) {
        return switch (kind) {
            case 0 -> {
                long[] longs = new long[content.length / 8];
                MemorySegment.copy(MemorySegment.ofArray(content), 0, MemorySegment.ofArray(longs), 0, content.length);
                yield longs;
            }
            case 1 -> Arena.ofAuto().allocate(content.length, 8).copyFrom(MemorySegment.ofArray(content));
            default -> ByteBuffer.wrap(content.clone()).order(ByteOrder.LITTLE_ENDIAN);
        };
    }

    void check() {
        check.run();
        assertThat(target.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(content);
    }

    void checkFirst(int bytes) {
        assertThat(target.asSlice(0, bytes).toArray(ValueLayout.JAVA_BYTE)).isEqualTo(Arrays.copyOf(content, bytes));
    }

    /** One end's view of a message. */
    static final class Part extends Transfer {
        void bind(Object memory, long bytes) {
            buffer.bind(memory);
            length = bytes;
        }

        @Override
        public void spoil(RuntimeException cause) {
            throw cause;
        }
    }
}
