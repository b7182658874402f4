package org.pjrun.internal.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lambdas and method references. */
@Timeout(60)
@SuppressWarnings("serial") // What the lambdas here capture or call is not public.
class LambdasTest {
    private static final long SEED = System.nanoTime();
    private static final ObjectCodec CODEC = ObjectCodec.standard();

    interface Task<T> extends Supplier<T>, Serializable {}

    interface Mapper<A, B> extends Function<A, B>, Serializable {}

    record Job(String name, Object body) {}

    static final class NotSerializable {
        final int value;

        NotSerializable(int value) {
            this.value = value;
        }

        int plus(int other) {
            return value + other;
        }

        Mapper<Integer, Integer> adder() {
            return other -> value + other;
        }
    }

    private final Wire wire = new Wire(SEED);

    @Test
    void roundTrip_lambda_computesTheSame() {
        long wide = 1L << 40;
        double more = 0.5;
        int[] array = new int[5000];
        array[4999] = 3;
        Task<Double> task = () -> wide + more + array[4999];
        assertThat(wire.roundTrip(CODEC, task).get()).isEqualTo(task.get());
    }

    @Test
    void roundTrip_lambdaThatCapturedWhatIsNotSerializable_computesTheSame() {
        NotSerializable captured = new NotSerializable(5);
        Mapper<Integer, Integer> mapper = x -> captured.plus(x);
        assertThat(wire.roundTrip(CODEC, mapper).apply(1)).isEqualTo(6);
        assertThat(wire.roundTrip(CODEC, captured.adder()).apply(2)).isEqualTo(7);
    }

    @Test
    void roundTrip_methodReferences_callTheSame() {
        NotSerializable receiver = new NotSerializable(5);
        Mapper<Integer, Integer> bound = receiver::plus;
        Mapper<String, Integer> unbound = String::length;
        Mapper<String, Integer> isStatic = Integer::parseInt;
        Mapper<Integer, NotSerializable> constructor = NotSerializable::new;
        assertThat(wire.roundTrip(CODEC, bound).apply(1)).isEqualTo(6);
        assertThat(wire.roundTrip(CODEC, unbound).apply("abc")).isEqualTo(3);
        assertThat(wire.roundTrip(CODEC, isStatic).apply("12")).isEqualTo(12);
        assertThat(wire.roundTrip(CODEC, constructor).apply(9).value).isEqualTo(9);
    }

    @Test
    void roundTrip_lambdaByCast_computesTheSame() {
        BinaryOperator<Integer> operator = (BinaryOperator<Integer> & Serializable) (a, b) -> a * b;
        assertThat(wire.roundTrip(CODEC, operator).apply(6, 7)).isEqualTo(42);
    }

    @Test
    void roundTrip_lambdasOfTheJdk_computeTheSame() {
        Comparator<String> comparator =
                Comparator.comparing((Mapper<String, Integer>) String::length).thenComparing(Comparator.reverseOrder());
        List<String> list = new ArrayList<>(List.of("b", "a", "ccc", "dd"));
        list.sort(wire.roundTrip(CODEC, comparator));
        assertThat(list).containsExactly("b", "a", "dd", "ccc");
    }

    @Test
    void roundTrip_lambdaInCycle_arrives() {
        Object[] array = new Object[1];
        Task<Object> self = () -> array;
        array[0] = self;
        Object[] arrived = wire.roundTrip(CODEC, array);
        assertThat(((Task<?>) arrived[0]).get()).isSameAs(arrived);
    }

    @Test
    void encode_lambdaThatIsNotSerializable_namesItsInterfaceAndPlace() {
        Supplier<String> plain = () -> "x";
        assertThatThrownBy(() -> CODEC.encode(new Job("j", List.of(1, plain))))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("written in org.pjrun.internal.object.LambdasTest cannot be sent")
                .hasMessageContaining("java.util.function.Supplier is not Serializable")
                .hasMessageContaining("(Supplier & Serializable)")
                .hasMessageContaining("LambdasTest$Job.body[1]");
    }

    @Test
    void encode_lambdaThatCapturedWhatCannotBeSent_namesTheVariable() {
        long before = 1;
        Thread worker = Thread.currentThread();
        Task<String> task = () -> worker.getName() + before;
        assertThatThrownBy(() -> CODEC.encode(List.of(task)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("class java.lang.Thread cannot be sent")
                .hasMessageContaining("(captured variable worker)");
    }

    @Test
    void encode_lambdaWhoseObjectCannotBeSent_saysThatItCapturedThis() {
        assertThatThrownBy(() -> CODEC.encode(new Bad().task()))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("(captured this).thread");
    }

    static final class Bad {
        final Thread thread = Thread.currentThread();

        Task<String> task() {
            return () -> thread.getName();
        }
    }
}
