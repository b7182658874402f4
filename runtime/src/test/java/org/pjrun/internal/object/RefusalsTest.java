package org.pjrun.internal.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What cannot be sent or received: the error names the class, the place, and the way out. */
@Timeout(60)
class RefusalsTest {
    private static final long SEED = System.nanoTime();
    private static final ObjectCodec CODEC = ObjectCodec.standard();

    private final Wire wire = new Wire(SEED);

    record Order(String name, List<Item> items) {}

    static final class Item {
        Object owner;
        Map<String, Object> notes = new HashMap<>();
    }

    static final class Worker extends Thread {}

    record Even(int value) {
        Even {
            if (value % 2 != 0) {
                throw new IllegalArgumentException("odd: " + value);
            }
        }
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(Object object) {
        return assertThatThrownBy(() -> CODEC.encode(object)).isInstanceOf(SerializationException.class);
    }

    @Test
    void encode_objectOfTheJdkWithoutForm_namesClassAndPath() {
        Item item = new Item();
        item.owner = Optional.of(Thread.currentThread());
        assertRefused(new Order("o", List.of(new Item(), item)))
                .hasMessage(
                        "class java.lang.Thread cannot be sent: its state belongs to the JDK of this process; mark the"
                                + " field transient, or send what the object is made from; found at"
                                + " org.pjrun.internal.object.RefusalsTest$Order.items[1].owner.get()");
        item.owner = null;
        item.notes.put("in", InputStream.nullInputStream());
        assertRefused(new Object[] {item}).hasMessageContaining("[0].notes[\"in\"]");
        assertRefused(Stream.of(1)).hasMessageContaining("java.util.stream.ReferencePipeline");
        assertRefused(new ThreadLocal<>()).hasMessageContaining("java.lang.ThreadLocal");
    }

    @Test
    void encode_heirOfClosedClass_namesBoth() {
        assertRefused(List.of(new Worker()))
                .hasMessageContaining("RefusalsTest$Worker cannot be sent: it extends java.lang.Thread");
    }

    @Test
    void encode_refusedObjectBehindJavasSerialization_isNamed() {
        assertRefused(Collections.unmodifiableList(new ArrayList<>(List.of(Thread.currentThread()))))
                .hasMessageContaining("class java.lang.Thread cannot be sent")
                .hasMessageContaining("[0]");
        assertRefused(Collections.synchronizedMap(Map.of(1, Thread.currentThread())))
                .hasMessageContaining("class java.lang.Thread cannot be sent");
    }

    @Test
    void encode_afterFailure_worksAgain() {
        for (int i = 0; i < 10; i++) {
            assertRefused(Thread.currentThread());
            assertThat(wire.roundTrip(CODEC, List.of(i))).containsExactly(i);
        }
    }

    @Test
    void decode_recordWhoseConstructorRefuses_saysWhy() throws Exception {
        Even even = new Even(2);
        byte[] message = wire.bytes(CODEC.encode(even));
        message[message.length - 1] = 2; // 1, as a varint of either sign
        assertThatThrownBy(() -> wire.receive(CODEC, message))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("the constructor of record")
                .hasMessageContaining("odd: 1")
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void decode_classThatTheFilterRejects_fails() {
        ObjectCodec strict =
                ObjectCodec.filtered(ObjectInputFilter.Config.createFilter("!org.pjrun.**;!java.util.regex.*"));
        assertThat(wire.receive(strict, CODEC.encode(List.of(1, "two")))).isEqualTo(List.of(1, "two"));
        assertThatThrownBy(() -> wire.receive(strict, CODEC.encode(new Order("x", List.of()))))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("class org.pjrun.internal.object.RefusalsTest$Order is rejected by the filter");
        assertThatThrownBy(() -> wire.receive(strict, CODEC.encode(Pattern.compile("a"))))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("java.util.regex.Pattern is rejected by the filter");
    }
}
