package org.pjrun.internal.object;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.internal.buffer.Stream;

/** What sending an object costs the heap. */
@Timeout(60)
class AllocationTest {
    private static final ObjectCodec CODEC = ObjectCodec.standard();

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final MemorySegment between = Arena.ofAuto().allocate(4096, 8);

    record Update(int step, double value, String name) {}

    @Test
    void roundTrip_smallObject_allocatesLittle() {
        Update update = new Update(1, 2.5, "name");
        for (int i = 0; i < 20_000; i++) {
            roundTrip(update);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        int rounds = 10_000;
        for (int i = 0; i < rounds; i++) {
            roundTrip(update);
        }
        long each = (threads.getCurrentThreadAllocatedBytes() - before) / rounds;
        assertThat(each).as("bytes a message, both sides").isLessThan(1200);
    }

    @Test
    void encode_objectWithLargeArray_doesNotCopyIt() {
        Object[] object = {"x", new double[1 << 20]};
        CODEC.encode(object);
        long before = threads.getCurrentThreadAllocatedBytes();
        CODEC.encode(object);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    @Test
    void encode_hugeText_leavesNoHugeBufferBehind() {
        String text = "x".repeat(8 << 20);
        CODEC.encode(text);
        long before = threads.getCurrentThreadAllocatedBytes();
        Stream message = CODEC.encode("small");
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2000);
        assertThat(message.bytes()).isLessThan(20);
    }

    private void roundTrip(Object object) {
        Stream message = CODEC.encode(object);
        ObjectSink sink = CODEC.sink();
        long bytes = message.bytes();
        sink.expect(bytes);
        message.read(0, between, 0, bytes);
        sink.write(0, between, 0, bytes);
        if (!object.equals(CODEC.decode(sink))) {
            throw new AssertionError("another object arrived");
        }
    }
}
