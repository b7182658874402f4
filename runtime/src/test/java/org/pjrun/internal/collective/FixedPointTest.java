package org.pjrun.internal.collective;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FixedPointTest {
    private static double sum(double... values) {
        return numbers(values).toDouble(total(values), 0);
    }

    private static float sumOfFloats(double... values) {
        return numbers(values).toFloat(total(values), 0);
    }

    private static FixedPoint numbers(double... values) {
        long[] range = FixedPoint.nothing();
        for (double value : values) {
            FixedPoint.widen(range, value);
        }
        return FixedPoint.of(range);
    }

    private static long[] total(double... values) {
        FixedPoint numbers = numbers(values);
        long[] total = new long[numbers.unit()];
        long[] next = new long[numbers.unit()];
        numbers.put(total, 0, values[0]);
        for (int i = 1; i < values.length; i++) {
            numbers.put(next, 0, values[i]);
            numbers.add(total, 0, next, 0, 1);
        }
        return total;
    }

    @ParameterizedTest
    @CsvSource({"0", "3", "60", "1000"})
    void sum_randomValues_isTheExactOneRoundedOnce(int spread) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            double[] doubles = new double[1 + random.nextInt(9)];
            double[] floats = new double[doubles.length];
            BigDecimal exact = BigDecimal.ZERO;
            BigDecimal exactOfFloats = BigDecimal.ZERO;
            for (int i = 0; i < doubles.length; i++) {
                doubles[i] = Math.scalb(random.nextDouble() - 0.5, random.nextInt(-spread, spread + 1));
                floats[i] = (float) Math.scalb(random.nextFloat() - 0.5, random.nextInt(-spread / 8, spread / 8 + 1));
                if (i > 0 && random.nextInt(4) == 0) {
                    doubles[i] = -doubles[i - 1];
                }
                exact = exact.add(new BigDecimal(doubles[i]));
                exactOfFloats = exactOfFloats.add(new BigDecimal(floats[i]));
            }
            assertThat(sum(doubles)).as("seed %d", seed).isEqualTo(exact.doubleValue() + 0.0);
            assertThat(sumOfFloats(floats)).as("seed %d", seed).isEqualTo(exactOfFloats.floatValue() + 0.0f);
        }
    }

    @Test
    void sum_ofBitPatterns_isTheExactOneRoundedOnce() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 5000; round++) {
            double a = Double.longBitsToDouble(random.nextLong());
            double b = Double.longBitsToDouble(random.nextLong() & (random.nextBoolean() ? -1L : (1L << 53) - 1));
            assertThat(sum(a, b)).as("%s + %s, seed %d", a, b, seed).isEqualTo(Double.valueOf(a + b));
            float c = Float.intBitsToFloat(random.nextInt());
            float d = Float.intBitsToFloat(random.nextInt() & (random.nextBoolean() ? -1 : (1 << 24) - 1));
            assertThat(sumOfFloats(c, d)).as("%s + %s, seed %d", c, d, seed).isEqualTo(Float.valueOf(c + d));
        }
    }

    @Test
    void sum_ofTheEndsOfTheRange_isRight() {
        double inf = Double.POSITIVE_INFINITY;
        assertThat(sum(1e308, 1e308, -1e308)).isEqualTo(1e308);
        assertThat(sum(Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(inf);
        assertThat(sum(Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE)).isEqualTo(Double.MIN_VALUE);
        assertThat(sum(inf, 1, -1)).isEqualTo(inf);
        assertThat(sum(inf, -inf)).isNaN();
        assertThat(sum(Double.NaN, 1)).isNaN();
        assertThat(sum(1, -1)).isEqualTo(0.0);
        assertThat(sum(-0.0, -0.0)).isEqualTo(-0.0);
        assertThat(sum(-0.0, 0.0)).isEqualTo(0.0);
        assertThat(sumOfFloats(Float.MAX_VALUE, Float.MAX_VALUE)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(sumOfFloats(Float.MIN_VALUE, Float.MIN_VALUE)).isEqualTo(2 * Float.MIN_VALUE);
    }

    @Test
    void numbers_ofLikeValues_areShort() {
        assertThat(numbers(1, 2, 1024).unit()).isEqualTo(2);
        assertThat(numbers(0.1, 100.7).unit()).isEqualTo(3);
        assertThat(numbers(Double.MIN_VALUE, Double.MAX_VALUE).unit()).isEqualTo(35);
    }
}
