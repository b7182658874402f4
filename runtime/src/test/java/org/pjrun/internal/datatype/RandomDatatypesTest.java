package org.pjrun.internal.datatype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pjrun.CommException;
import org.pjrun.Datatype;
import org.pjrun.ElementType;
import org.pjrun.View;

/** Random datatypes against lists of their elements; replay by {@code -Dpjrun.test.seed=SEED}. */
@Timeout(60)
class RandomDatatypesTest {
    private static final int DATATYPES = 1500;

    static List<Long> seeds() {
        Long given = Long.getLong("pjrun.test.seed");
        long base = System.nanoTime();
        return given != null ? List.of(given) : List.of(base, base + 1, base + 2);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void overBytes_everyPart_isWhatTheTypemapSays(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < DATATYPES; n++) {
            Model model = Model.random(random, random.nextInt(4));
            long count = random.nextInt(4);
            List<Model.At> elements = model.elements(count);
            int before = (int) Math.max(0, -Model.lowest(elements));
            byte[] memory = new byte[before + (int) Math.max(0, Model.highest(elements)) + random.nextInt(3)];
            random.nextBytes(memory);
            String what = "seed " + seed + ", datatype " + n + ": " + model.datatype();
            assertBounds(model, what);
            View view = model.datatype().on(memory, before, count);
            byte[] expected = packed(elements, memory, before);
            assertThat(inParts(view, random)).as(what).isEqualTo(expected);
            assertSignature(((TypedView) view).signature(), elements, random, what);
            assertExternal(view, elements, expected, what);
            assertScatters(view, elements, memory, before, random, what);
        }
    }

    private static void assertBounds(Model model, String what) {
        Datatype datatype = model.datatype();
        assertThat(datatype.size()).as(what).isEqualTo(model.size());
        assertThat(datatype.elements()).as(what).isEqualTo(model.map().size());
        if (!model.map().isEmpty()) {
            assertThat(datatype.lowerBound()).as(what).isEqualTo(model.low());
            assertThat(datatype.extent()).as(what).isEqualTo(model.extent());
        }
        assertThat(datatype.trueLowerBound()).as(what).isEqualTo(Model.lowest(model.map()));
        assertThat(datatype.trueExtent()).as(what).isEqualTo(Model.highest(model.map()) - Model.lowest(model.map()));
    }

    private static byte[] packed(List<Model.At> elements, byte[] memory, int before) {
        byte[] packed =
                new byte[elements.stream().mapToInt(e -> e.type().bytes()).sum()];
        int position = 0;
        for (Model.At element : elements) {
            System.arraycopy(
                    memory,
                    before + (int) element.at(),
                    packed,
                    position,
                    element.type().bytes());
            position += element.type().bytes();
        }
        return packed;
    }

    private static byte[] inParts(View view, Random random) {
        Gather gather = new Gather();
        byte[] packed = new byte[(int) view.packSize()];
        MemorySegment target = MemorySegment.ofArray(packed);
        for (int done = 0; done < packed.length; ) {
            int part = 1 + random.nextInt(packed.length - done);
            gather.read((TypedView) view, done, target, done, part);
            done += part;
        }
        return packed;
    }

    private static void assertScatters(
            View view, List<Model.At> elements, byte[] memory, int before, Random random, String what) {
        if (overlap(elements)) {
            assertThatThrownBy(() -> ((TypedView) view).requireWritable())
                    .as(what)
                    .isInstanceOf(CommException.class)
                    .hasMessageContaining("overlap");
            return;
        }
        ((TypedView) view).requireWritable();
        byte[] sent = new byte[(int) view.packSize()];
        random.nextBytes(sent);
        byte[] expected = memory.clone();
        int position = 0;
        for (Model.At element : elements) {
            System.arraycopy(
                    sent,
                    position,
                    expected,
                    before + (int) element.at(),
                    element.type().bytes());
            position += element.type().bytes();
        }
        Scatter scatter = new Scatter();
        for (int done = 0; done < sent.length; ) {
            int part = 1 + random.nextInt(sent.length - done);
            scatter.write((TypedView) view, done, MemorySegment.ofArray(sent), done, part);
            done += part;
        }
        assertThat(memory).as(what).isEqualTo(expected);
    }

    private static void assertExternal(View view, List<Model.At> elements, byte[] packed, String what) {
        byte[] expected = new byte[packed.length];
        int position = 0;
        for (Model.At element : elements) {
            int bytes = element.type().bytes();
            for (int b = 0; b < bytes; b++) {
                expected[position + b] = packed[position + bytes - 1 - b]; // on the little-endian machines of today
            }
            position += bytes;
        }
        byte[] portable = new byte[packed.length + 3];
        assertThat(view.packExternal(portable, 3)).as(what).isEqualTo(portable.length);
        assertThat(Arrays.copyOfRange(portable, 3, portable.length)).as(what).isEqualTo(expected);
        if (!overlap(elements)) {
            byte[] memory = ((byte[]) view.buffer()).clone();
            view.unpackExternal(portable, 3);
            assertThat((byte[]) view.buffer()).as(what).isEqualTo(memory);
        }
    }

    private static boolean overlap(List<Model.At> elements) {
        List<Model.At> sorted = new ArrayList<>(elements);
        sorted.sort((a, b) -> Long.compare(a.at(), b.at()));
        for (int i = 1; i < sorted.size(); i++) {
            Model.At last = sorted.get(i - 1);
            if (sorted.get(i).at() < last.at() + last.type().bytes()) {
                return true;
            }
        }
        return false;
    }

    /** Every number of first elements is recognized by another way of saying the same, and no other sequence is. */
    private static void assertSignature(Signature signature, List<Model.At> elements, Random random, String what) {
        assertThat(signature.elements()).as(what).isEqualTo(elements.size());
        for (int k = 1; k <= elements.size(); k += 1 + random.nextInt(5)) {
            List<ElementType> first =
                    elements.subList(0, k).stream().map(Model.At::type).toList();
            Signature plain = Signature.concat(first.stream().map(Signature::of).toList());
            assertThat(signature.elementsIn(plain.bytes())).as(what).isEqualTo(k);
            assertThat(begins(signature, plain)).as("%s, first %d", what, k).isTrue();
            List<ElementType> other = new ArrayList<>(first);
            int changed = random.nextInt(k);
            ElementType instead = first.get(changed) == ElementType.INT ? ElementType.FLOAT : ElementType.INT;
            other.set(changed, instead);
            Signature wrong = Signature.concat(other.stream().map(Signature::of).toList());
            assertThat(begins(signature, wrong)).as("%s, first %d", what, k).isFalse();
        }
    }

    private static boolean begins(Signature signature, Signature sent) {
        return signature.beginsWith(sent.type(), sent.word(), sent.bytes());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void overArraysOfOneType_everyPart_isWhatTheTypemapSays(long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < DATATYPES; n++) {
            Model model = Model.random(random, random.nextInt(4), ElementType.INT);
            long count = random.nextInt(4);
            List<Model.At> elements = model.elements(count);
            int before = (int) Math.max(0, -Model.lowest(elements)) / 4;
            int[] memory = random.ints(before + (int) Math.max(0, Model.highest(elements)) / 4 + 1)
                    .toArray();
            View view = model.datatype().on(memory, before, count);
            byte[] packed = new byte[(int) view.packSize()];
            assertThat(view.pack(packed, 0)).isEqualTo(packed.length);
            for (int i = 0; i < elements.size(); i++) {
                assertThat(MemorySegment.ofArray(packed).get(ValueLayout.JAVA_INT_UNALIGNED, i * 4L))
                        .as("seed %d, datatype %d: %s", seed, n, model.datatype())
                        .isEqualTo(memory[before + (int) elements.get(i).at() / 4]);
            }
        }
    }
}
