package org.pjrun.internal.object;

import static org.assertj.core.api.Assertions.assertThat;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Output;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Strings and numbers in collections, which do not go through Kryo's tables. */
class ShortWayTest {
    private static final long SEED = System.nanoTime();
    private static final ObjectCodec CODEC = ObjectCodec.standard();

    private final Wire wire = new Wire(SEED);

    private static final class Holder {
        Object any = "";
        String exact = "";
        List<Object> list = List.of();
    }

    @Test
    void encode_stringsAndNumbers_areTheBytesThatKryoWrites() {
        Kryo plain = new Kryo();
        plain.setReferences(true);
        KnownClasses.registerIn(plain);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 200; round++) {
            Object collection = random.nextBoolean() ? list(random) : map(random);
            Output output = new Output(64, -1);
            plain.writeClassAndObject(output, collection);
            byte[] message = wire.bytes(CODEC.encode(collection));
            assertThat(Arrays.copyOfRange(message, Layout.WORD, message.length))
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(output.toBytes());
            assertThat(wire.roundTrip(CODEC, collection)).isEqualTo(collection);
        }
    }

    private static List<Object> list(SplittableRandom random) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(100); i > 0; i--) {
            list.add(!list.isEmpty() && random.nextInt(4) == 0 ? list.get(random.nextInt(list.size())) : leaf(random));
        }
        return list;
    }

    private static Map<Object, Object> map(SplittableRandom random) {
        Map<Object, Object> map = new HashMap<>();
        for (int i = random.nextInt(100); i > 0; i--) {
            map.put(leaf(random), leaf(random));
        }
        return map;
    }

    private static Object leaf(SplittableRandom random) {
        return switch (random.nextInt(9)) {
            case 0 -> "";
            case 1 -> "a";
            case 2 -> "key " + random.nextInt(1000);
            case 3 -> "ключ ü " + random.nextLong();
            case 4 -> random.nextInt() >> random.nextInt(32);
            case 5 -> random.nextLong() >> random.nextInt(64);
            case 6 -> random.nextDouble();
            case 7 -> (float) random.nextDouble();
            default -> random.nextBoolean();
        };
    }

    @Test
    void roundTrip_stringInCollectionsAndFields_staysOne() {
        String text = new String("shared by all".toCharArray());
        Holder first = new Holder();
        first.any = text;
        first.exact = text;
        first.list = new ArrayList<>(Arrays.asList(text, null, text));
        Holder last = new Holder();
        last.exact = text;
        List<Object> arrived = wire.roundTrip(CODEC, new ArrayList<>(List.of(text, first, last, text)));
        Holder firstCopy = (Holder) arrived.get(1);
        assertThat(arrived.get(0)).isEqualTo(text).isNotSameAs(text);
        assertThat(List.of(
                        arrived.get(3),
                        firstCopy.any,
                        firstCopy.exact,
                        firstCopy.list.get(0),
                        firstCopy.list.get(2),
                        ((Holder) arrived.get(2)).exact))
                .allSatisfy(copy -> assertThat(copy).isSameAs(arrived.getFirst()));
        assertThat(firstCopy.list.get(1)).isNull();
    }
}
