package org.pjrun.internal.datatype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.CommException;
import org.pjrun.Datatype;
import org.pjrun.Datatype.Distribution;
import org.pjrun.Datatype.Order;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.Status;
import org.pjrun.View;

/** Datatypes one by one, examples of the standard among them (MPI 4.1 chapter 5). */
@Timeout(60)
class TypesTest {
    private record Point(double x, double y) {}

    private record Particle(
            int id, Point at, boolean fixed, char kind, float mass, long born, short cell, byte flags) {}

    private record Wrong(int id, String name) {}

    private record Nothing() {}

    private record Picky(int positive) {
        Picky {
            if (positive <= 0) {
                throw new IllegalArgumentException("not positive: " + positive);
            }
        }

        @Override
        public int positive() {
            throw new IllegalStateException("accessors are not called");
        }
    }

    @Test
    void struct_doubleAndByte_isRoundedUpLikeInC() {
        Datatype type = Datatype.struct(new int[] {1, 1}, new long[] {0, 8}, Datatype.DOUBLE, Datatype.BYTE);
        assertThat(type.extent()).isEqualTo(16);
        assertThat(type.size()).isEqualTo(9);
        assertThat(type.trueExtent()).isEqualTo(9);
        assertThat(type.elementType()).isEqualTo(ElementType.MIXED);
        Datatype three = Datatype.contiguous(3, type);
        assertThat(three.extent()).isEqualTo(48);
        assertThat(three.trueExtent()).isEqualTo(41);
        Datatype tight = Datatype.resized(type, -1, 10);
        assertThat(tight.lowerBound()).isEqualTo(-1);
        assertThat(Datatype.contiguous(2, tight).extent()).isEqualTo(20);
        assertThat(Datatype.contiguous(2, tight).lowerBound()).isEqualTo(-1);
    }

    @Test
    void vector_negativeStride_boundsAreThoseOfTheStandard() {
        Datatype type = Datatype.vector(3, 1, -2, Datatype.DOUBLE);
        assertThat(type.lowerBound()).isEqualTo(-32);
        assertThat(type.extent()).isEqualTo(40);
        double[] memory = {0, 1, 2, 3, 4, 5};
        byte[] packed = new byte[24];
        type.on(memory, 5, 1).pack(packed, 0);
        assertThat(doubles(packed)).containsExactly(5, 3, 1);
    }

    @Test
    void resizedColumn_severalOfThem_areTheTransposedMatrix() {
        Datatype column = Datatype.resized(Datatype.vector(3, 1, 4, Datatype.DOUBLE), 0, 8);
        double[] matrix = new double[12];
        for (int i = 0; i < 12; i++) {
            matrix[i] = i;
        }
        View all = column.on(matrix);
        assertThat(all.count()).isEqualTo(4);
        byte[] packed = new byte[96];
        all.pack(packed, 0);
        assertThat(doubles(packed)).containsExactly(0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11);
        double[] back = new double[12];
        column.on(back).unpack(packed, 0);
        assertThat(back).isEqualTo(matrix);
    }

    @Test
    void darray_allRanksTogether_holdEveryElementOnce() {
        Random random = new Random(System.nanoTime());
        for (int round = 0; round < 200; round++) {
            int[] grid = {1 + random.nextInt(3), 1 + random.nextInt(3)};
            int[] sizes = {1 + random.nextInt(9), 1 + random.nextInt(9)};
            Distribution[] how = new Distribution[2];
            int[] arguments = new int[2];
            for (int d = 0; d < 2; d++) {
                how[d] = Distribution.values()[random.nextInt(3)];
                arguments[d] = how[d] == Distribution.CYCLIC ? 1 + random.nextInt(3) : Datatype.DEFAULT_DARG;
                grid[d] = how[d] == Distribution.NONE ? 1 : grid[d];
            }
            Order order = Order.values()[random.nextInt(2)];
            int ranks = grid[0] * grid[1];
            int[] owners = new int[sizes[0] * sizes[1]];
            for (int rank = 0; rank < ranks; rank++) {
                Datatype part = Datatype.darray(ranks, rank, sizes, how, arguments, grid, order, Datatype.INT);
                assertThat(part.extent()).isEqualTo(4L * owners.length);
                int[] mine = new int[(int) part.elements()];
                java.util.Arrays.fill(mine, rank + 1);
                int[] before = owners.clone();
                part.on(owners, 0, 1).unpack(MemorySegment.ofArray(mine), 0);
                for (int i = 0; i < owners.length; i++) {
                    int row = order == Order.C ? i / sizes[1] : i % sizes[0];
                    int column = order == Order.C ? i % sizes[1] : i / sizes[0];
                    int owner = owner(row, sizes[0], how[0], arguments[0], grid[0]) * grid[1]
                            + owner(column, sizes[1], how[1], arguments[1], grid[1]);
                    assertThat(owners[i]).as("element %d", i).isEqualTo(owner == rank ? rank + 1 : before[i]);
                }
            }
        }
    }

    private static int owner(int index, int size, Distribution how, int argument, int processes) {
        return switch (how) {
            case NONE -> 0;
            case BLOCK -> index / ((size + processes - 1) / processes);
            case CYCLIC -> index / argument % processes;
        };
    }

    @Test
    void record_allPrimitivesAndAnotherRecord_isPackedInOrder() {
        Datatype type = Datatype.of(Particle.class);
        assertThat(type.size()).isEqualTo(4 + 16 + 1 + 2 + 4 + 8 + 2 + 1);
        assertThat(type.extent()).isEqualTo(type.size());
        Particle[] sent = {
            new Particle(1, new Point(2, 3), true, 'ä', 4.5f, 1L << 40, (short) -7, (byte) 9),
            new Particle(-1, new Point(-2, Double.NaN), false, 'z', -0.0f, -1, (short) 8, (byte) -128)
        };
        byte[] packed = new byte[80];
        assertThat(type.on(sent).pack(packed, 3)).isEqualTo(79);
        Particle[] received = new Particle[3];
        type.on(received, 1, 2).unpack(packed, 3);
        assertThat(received).containsExactly(null, sent[0], sent[1]);
        ByteBuffer bytes = ByteBuffer.wrap(packed).order(ByteOrder.nativeOrder());
        assertThat(bytes.getInt(3)).isEqualTo(1);
        assertThat(bytes.getDouble(15)).isEqualTo(3);
        assertThat(bytes.getChar(24)).isEqualTo('ä');
        Datatype everyOther = Datatype.vector(2, 1, 2, type);
        Particle[] four = {sent[0], sent[1], sent[1], sent[0]};
        everyOther.on(four, 1, 1).pack(packed, 0);
        type.on(received, 0, 2).unpack(packed, 0);
        assertThat(received).containsExactly(sent[1], sent[0], sent[1]);
    }

    @Test
    void record_withOtherComponentsOrMissing_isRefused() {
        refused(() -> Datatype.of(Wrong.class), ErrorClass.TYPE, "java.lang.String");
        refused(() -> Datatype.of(Nothing.class), ErrorClass.TYPE, "no components");
        View missing = Datatype.of(Point.class).on(new Point[2]);
        refused(() -> missing.pack(new byte[32], 0), ErrorClass.BUFFER, "record 0 of the array is null");
        refused(() -> Datatype.of(Point.class).on(new Picky[1]), ErrorClass.TYPE, "Picky", "array of");
        refused(() -> Datatype.INT.on(new Picky[1]), ErrorClass.TYPE, "Datatype.of(Picky.class)");
        refused(() -> Datatype.of(Point.class).on(new String[1]), ErrorClass.TYPE, "java.lang.String[]");
    }

    @Test
    void record_accessorsAreNotCalledAndConstructorsAre() {
        Datatype type = Datatype.of(Picky.class);
        byte[] packed = new byte[4];
        type.on(new Picky[] {new Picky(5)}).pack(packed, 0);
        assertThat(packed[0] + packed[3]).isEqualTo(5);
        assertThatThrownBy(() -> type.on(new Picky[1]).unpack(new byte[4], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not positive: 0");
    }

    @Test
    void external32_isBigEndian() {
        Datatype type = Datatype.struct(new int[] {2, 1}, new long[] {8, 0}, Datatype.SHORT, Datatype.DOUBLE);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(32, 8);
            memory.set(ValueLayout.JAVA_SHORT, 8, (short) 0x0102);
            memory.set(ValueLayout.JAVA_SHORT, 10, (short) 0x0304);
            memory.set(ValueLayout.JAVA_DOUBLE, 0, 1.0);
            byte[] packed = new byte[13];
            assertThat(type.on(memory, 0, 1).packExternal(packed, 1)).isEqualTo(13);
            assertThat(packed).startsWith(0, 1, 2, 3, 4, 0x3f, 0xf0, 0, 0, 0, 0, 0, 0);
            MemorySegment back = arena.allocate(32, 8);
            assertThat(type.on(back, 0, 1).unpackExternal(packed, 1)).isEqualTo(13);
            assertThat(back.mismatch(memory)).isEqualTo(-1);
            assertThat(packed[1]).isEqualTo((byte) 1);
        }
    }

    @Test
    void external32_manyRecords_areUnpackedPartByPart() {
        Datatype type = Datatype.of(Mixed.class);
        Mixed[] sent = new Mixed[50_000];
        java.util.Arrays.setAll(sent, i -> new Mixed((byte) i, i / 7.0, (char) i));
        byte[] portable = new byte[(int) type.packSize(sent.length)];
        type.on(sent).packExternal(portable, 0);
        Mixed[] received = new Mixed[sent.length];
        type.on(received).unpackExternal(portable, 0);
        assertThat(received).isEqualTo(sent);
    }

    private record Mixed(byte first, double second, char third) {}

    @Test
    void on_badMemory_isRefusedWithWhatIsExpected() {
        Datatype column = Datatype.vector(3, 1, 4, Datatype.DOUBLE);
        refused(() -> column.on(new double[8]), ErrorClass.COUNT, "0 to 72", "8 elements");
        refused(() -> column.on(new double[12], 4, 1), ErrorClass.COUNT, "offset 4");
        refused(() -> column.on(new double[12], 0, -1), ErrorClass.COUNT, "count -1");
        refused(() -> column.on(new double[12], 0, Long.MAX_VALUE), ErrorClass.COUNT, "12 elements");
        refused(() -> column.on(new float[24]), ErrorClass.TYPE, "FLOAT", "DOUBLE");
        refused(() -> column.on("text"), ErrorClass.BUFFER, "java.lang.String");
        refused(() -> Datatype.hvector(2, 1, 12, Datatype.DOUBLE).on(new double[4]), ErrorClass.TYPE, "of 4 bytes");
        refused(() -> Datatype.PACKED.on(new int[4]), ErrorClass.TYPE, "memory of bytes");
        refused(() -> Datatype.INT.on(ByteBuffer.allocate(8)), ErrorClass.BUFFER, "native byte order");
        DoubleBuffer swapped =
                ByteBuffer.allocate(96).order(ByteOrder.BIG_ENDIAN).asDoubleBuffer();
        refused(() -> column.on(swapped), ErrorClass.BUFFER, "native byte order");
        refused(() -> Datatype.of(ElementType.OBJECT), ErrorClass.TYPE, "OBJECT");
        refused(() -> column.on(new double[12]).pack(new byte[23], 0), ErrorClass.TRUNCATE, "24 bytes");
        refused(() -> column.on(new double[12]).pack(new int[23], 0), ErrorClass.BUFFER, "int[]");
    }

    @Test
    void make_badArguments_areRefused() {
        refused(() -> Datatype.contiguous(-1, Datatype.INT), ErrorClass.COUNT, "-1");
        refused(() -> Datatype.vector(Long.MAX_VALUE, 2, 3, Datatype.INT), ErrorClass.COUNT, "exceed");
        refused(() -> Datatype.indexed(new int[1], new int[2], Datatype.INT), ErrorClass.ARG, "displacements: 2");
        refused(
                () -> Datatype.subarray(new int[] {4}, new int[] {3}, new int[] {2}, Order.C, Datatype.INT),
                ErrorClass.ARG,
                "start 2");
        refused(
                () -> Datatype.darray(
                        4,
                        0,
                        new int[] {9},
                        new Distribution[] {Distribution.BLOCK},
                        new int[] {2},
                        new int[] {4},
                        Order.C,
                        Datatype.INT),
                ErrorClass.ARG,
                "at least 3");
    }

    @Test
    void overlap_manyBlocks_isFoundWithoutListingThem() {
        double[] matrix = new double[4_000_000];
        Datatype column = Datatype.resized(Datatype.vector(2000, 1, 2000, Datatype.DOUBLE), 0, 8);
        ((TypedView) column.on(matrix, 0, 2000)).requireWritable();
        Datatype twice = Datatype.resized(Datatype.vector(2000, 2, 2000, Datatype.DOUBLE), 0, 8);
        refused(() -> ((TypedView) twice.on(matrix, 0, 100)).requireWritable(), ErrorClass.TYPE, "overlap");
    }

    @Test
    void status_countAndElements_areUndefinedWhereTheyAreNotWhole() {
        Datatype pair = Datatype.struct(new int[] {1, 1}, new long[] {0, 8}, Datatype.INT, Datatype.DOUBLE);
        Status whole = new Status(0, 0, ElementType.MIXED, 24, false);
        assertThat(whole.count(pair)).isEqualTo(2);
        assertThat(whole.elements(pair)).isEqualTo(4);
        Status part = new Status(0, 0, ElementType.MIXED, 16, false);
        assertThat(part.count(pair)).isEqualTo(Status.UNDEFINED);
        assertThat(part.elements(pair)).isEqualTo(3);
        Status cut = new Status(0, 0, ElementType.MIXED, 14, false);
        assertThat(cut.count(pair)).isEqualTo(Status.UNDEFINED);
        assertThat(cut.elements(pair)).isEqualTo(Status.UNDEFINED);
        Datatype nothing = Datatype.contiguous(0, Datatype.INT);
        assertThat(Status.EMPTY.count(nothing)).isZero();
        assertThat(cut.count(nothing)).isEqualTo(Status.UNDEFINED);
    }

    @Test
    void signature_ofManyElements_isDescribedForPeople() {
        Datatype pair = Datatype.struct(new int[] {2, 1}, new long[] {0, 8}, Datatype.INT, Datatype.DOUBLE);
        Signature some = Type.of(Datatype.contiguous(5, pair)).signature();
        assertThat(some).hasToString("5 x (2 INT, 1 DOUBLE)");
        assertThat(Signature.describe(ElementType.MIXED, some.word(), some.bytes()))
                .isEqualTo("5 x (2 INT, 1 DOUBLE)");
        assertThat(Signature.describe(ElementType.INT, 0, 12)).isEqualTo("3 INT");
    }

    private static void refused(Runnable call, ErrorClass errorClass, String... texts) {
        assertThatThrownBy(call::run).isInstanceOf(CommException.class).satisfies(e -> {
            assertThat(((CommException) e).errorClass()).isEqualTo(errorClass);
            assertThat(e.getMessage()).contains(texts);
        });
    }

    private static double[] doubles(byte[] packed) {
        return MemorySegment.ofArray(packed).toArray(ValueLayout.JAVA_DOUBLE_UNALIGNED);
    }
}
