package org.pjrun.internal.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.internal.buffer.Stream;

/** Large primitive arrays, which travel beside the graph. */
@Timeout(60)
class LargeArraysTest {
    private static final long SEED = System.nanoTime();
    private static final ObjectCodec CODEC = ObjectCodec.standard();

    private final Wire wire = new Wire(SEED);
    private final SplittableRandom random = new SplittableRandom(SEED);

    record Field(String name, double[] values, Object more) {}

    @Test
    void roundTrip_arraysOfEveryType_areEqual() {
        for (int length : new int[] {0, 1, 7, 511, 512, 1023, 1024, 2047, 2048, 4095, 4096, 4097, 33_333}) {
            for (Object array : arrays(length)) {
                assertThat(wire.roundTrip(CODEC, array))
                        .as("seed %d, length %d", SEED, length)
                        .isEqualTo(array);
            }
        }
    }

    @Test
    void roundTrip_manyArraysOfOddSizes_areEqual() {
        Object[] all = new Object[100];
        for (int i = 0; i < all.length; i++) {
            Object[] kinds = arrays(random.nextInt(9000));
            all[i] = kinds[random.nextInt(kinds.length)];
        }
        Object[] arrived = wire.roundTrip(CODEC, all);
        assertDeepEquals(arrived, all);
    }

    private static void assertDeepEquals(Object[] arrived, Object[] sent) {
        assertThat(Arrays.deepEquals(arrived, sent)).as("seed %d", SEED).isTrue();
    }

    @Test
    void roundTrip_arraysDeepInside_areEqual() {
        double[] values = random.doubles(10_000).toArray();
        double[][] matrix = new double[20][];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = random.doubles(600).toArray();
        }
        Field field = new Field("t", values, Map.of("m", matrix, "l", List.of(new long[600])));
        Field arrived = wire.roundTrip(CODEC, field);
        assertThat(arrived.values).isEqualTo(values);
        assertDeepEquals((Object[]) ((Map<?, ?>) arrived.more).get("m"), matrix);
    }

    @Test
    void encode_largeArray_isReadWhereItIs() {
        long[] array = new long[100_000];
        Stream message = CODEC.encode(array);
        array[99_999] = 7;
        assertThat((long[]) wire.receive(CODEC, message)).endsWith(7);
        assertThat(message.bytes())
                .isBetween(800_008L, 800_100L)
                .satisfies(bytes -> assertThat(bytes % 8).isZero());
    }

    @Test
    void encode_smallObject_isSmall() {
        assertThat(CODEC.encode(5).bytes()).isLessThanOrEqualTo(10);
        assertThat(CODEC.encode("hello").bytes()).isLessThanOrEqualTo(16);
        assertThat(CODEC.encode(new byte[100]).bytes()).isLessThanOrEqualTo(116);
    }

    @Test
    void read_padding_isZero() {
        byte[] message = wire.bytes(CODEC.encode(new byte[][] {new byte[4097], new byte[4099]}));
        assertThat(message).doesNotContain(0xee);
    }

    @Test
    void roundTrip_messageLongerThan2GiB_hasLongPositions() {
        // One array many times would travel once, so these are as many as the test's heap may hold, and read twice
        // over.
        byte[] array = new byte[64 << 20];
        array[array.length - 1] = 9;
        byte[][] all = new byte[40][];
        for (int i = 0; i < all.length; i++) {
            all[i] = array;
        }
        EncodedObject message =
                new EncodedObject(new byte[8], List.<Object>of((Object[]) all), (long) all.length * array.length);
        assertThat(message.bytes()).isGreaterThan(1L << 31);
        MemorySegment target = Arena.ofAuto().allocate(8, 8);
        message.read(message.bytes() - 8, target, 0, 8);
        assertThat(target.get(ValueLayout.JAVA_BYTE, 7)).isEqualTo((byte) 9);
    }

    private Object[] arrays(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        boolean[] booleans = new boolean[length];
        char[] chars = new char[length];
        short[] shorts = new short[length];
        float[] floats = new float[length];
        for (int i = 0; i < length; i++) {
            booleans[i] = random.nextBoolean();
            chars[i] = (char) random.nextInt();
            shorts[i] = (short) random.nextInt();
            floats[i] = random.nextFloat();
        }
        return new Object[] {
            bytes,
            booleans,
            chars,
            shorts,
            random.ints(length).toArray(),
            random.longs(length).toArray(),
            floats,
            random.doubles(length).toArray()
        };
    }
}
