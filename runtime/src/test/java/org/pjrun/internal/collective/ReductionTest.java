package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pjrun.ElementType;
import org.pjrun.Op;

@Timeout(30)
final class ReductionTest {
    @ParameterizedTest
    @EnumSource(
            value = ElementType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OBJECT", "PACKED", "MIXED"})
    void apply_everyOperation_combinesAsDefined(ElementType type) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (Op op : Values.opsFor(type)) {
            Object target = Values.random(type, 300, random);
            Object source = Values.random(type, 300, random);
            Object before = Values.copy(target, type);
            Reduction.apply(op.kind(), type, target, source, 7, 264);
            Object expected = Values.combine(
                    op, type, List.of(Values.part(before, type, 7, 257), Values.part(source, type, 7, 257)));
            assertThat(Values.part(target, type, 7, 257))
                    .as("%s, seed %d", op, seed)
                    .isEqualTo(expected);
            assertThat(Values.part(target, type, 0, 7)).isEqualTo(Values.part(before, type, 0, 7));
            assertThat(Values.part(target, type, 264, 36)).isEqualTo(Values.part(before, type, 264, 36));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ElementType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OBJECT", "PACKED", "MIXED"})
    void apply_aFewAnywhere_isWhatTheLoopsDo(ElementType type) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (Op op : Values.opsFor(type)) {
            Object target = anyBits(type, random);
            Object source = anyBits(type, random);
            Object expected = Values.copy(target, type);
            Reduction.apply(op.kind(), type, expected, source, 0, 300);
            for (int first = 0; first < 300; first += 6) {
                Object few = Values.array(type, 9);
                System.arraycopy(source, first, few, 2, 6);
                FewElements.apply(op.kind(), type, target, first, few, 2, 6);
            }
            assertThat(target).as("%s, seed %d", op, seed).isEqualTo(expected);
        }
    }

    /** Among floats, all that there are: the smallest, infinite ones, and no numbers. */
    private static Object anyBits(ElementType type, Random random) {
        Object values = Values.random(type, 300, random);
        if (values instanceof float[] floats) {
            for (int i = 0; i < floats.length; i++) {
                floats[i] = Float.intBitsToFloat(random.nextInt());
            }
        }
        return values;
    }

    @ParameterizedTest
    @EnumSource(
            value = ElementType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OBJECT", "PACKED", "MIXED"})
    void apply_undefinedOperation_isRefusedLikeOpSays(ElementType type) {
        for (Op op : Values.OPS) {
            if (!op.appliesTo(type)) {
                Object array = Values.array(type, 1);
                assertThatThrownBy(() -> Reduction.apply(op.kind(), type, array, array, 0, 1))
                        .hasMessageContaining(op.kind().name());
            }
        }
    }

    @Test
    void apply_characters_areUnsigned() {
        char[] target = {'\uffff', 1};
        Reduction.apply(Op.Kind.MIN, ElementType.CHAR, target, new char[] {2, '\ufffe'}, 0, 2);
        assertThat(target).containsExactly((char) 2, (char) 1);
    }

    @Test
    void apply_notANumber_isTheLeastAndTheGreatest() {
        for (Op.Kind kind : List.of(Op.Kind.MIN, Op.Kind.MAX)) {
            double[] target = {Double.NaN, 1};
            Reduction.apply(kind, ElementType.DOUBLE, target, new double[] {1, Double.NaN}, 0, 2);
            assertThat(target).containsOnly(Double.NaN);
        }
    }

    @Test
    void appliesTo_typedUserOperation_isOfItsTypeOnly() {
        Op op = Op.ofDoubles(Double::sum, true);
        assertThat(op.appliesTo(ElementType.DOUBLE)).isTrue();
        assertThat(op.appliesTo(ElementType.FLOAT)).isFalse();
    }
}
