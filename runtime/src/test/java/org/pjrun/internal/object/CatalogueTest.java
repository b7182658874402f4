package org.pjrun.internal.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JDK's types: what arrives is what was sent. */
@Timeout(60)
@SuppressWarnings({"JdkObsolete", "JavaUtilDate"}) // Users have them.
class CatalogueTest {
    private static final long SEED = System.nanoTime();
    private static final ObjectCodec CODEC = ObjectCodec.standard();

    private final Wire wire = new Wire(SEED);

    static Stream<Object> values() {
        return Stream.of(
                "",
                "text",
                "Grüße, 世界 🌍",
                "\ud800 alone",
                "x".repeat(100_000),
                true,
                false,
                (byte) -1,
                'ß',
                (short) -300,
                0,
                -1,
                Integer.MAX_VALUE,
                1L << 40,
                Long.MIN_VALUE,
                1.5f,
                Float.NaN,
                Math.PI,
                -0.0,
                Double.NaN,
                BigInteger.ZERO,
                BigInteger.TWO.pow(300).negate(),
                BigDecimal.ONE,
                new BigDecimal("-12.3400"),
                new BigDecimal(BigInteger.TEN.pow(40), -7),
                UUID.randomUUID(),
                URI.create("https://example.org/a?b#c"),
                Currency.getInstance("EUR"),
                Locale.GERMANY,
                Locale.forLanguageTag("zh-Hant-TW"),
                StandardCharsets.UTF_8,
                Path.of("/tmp/x", "y"),
                InetAddress.getLoopbackAddress(),
                new Date(),
                new GregorianCalendar(2024, 1, 29),
                TimeZone.getTimeZone("Europe/Berlin"),
                LocalDate.of(-44, 3, 15),
                LocalTime.of(1, 2, 3, 4),
                LocalDateTime.MAX,
                Instant.now(),
                Instant.MIN,
                Duration.ofNanos(-1),
                Period.of(1, -2, 3),
                Year.of(2024),
                YearMonth.of(2024, 2),
                MonthDay.of(2, 29),
                ZoneOffset.ofHours(-7),
                ZoneId.of("Asia/Tokyo"),
                OffsetTime.now(ZoneOffset.UTC),
                OffsetDateTime.now(ZoneOffset.ofHours(2)),
                ZonedDateTime.ofLocal(
                        LocalDateTime.of(2024, 10, 27, 2, 30), ZoneId.of("Europe/Berlin"), ZoneOffset.ofHours(1)),
                DayOfWeek.FRIDAY,
                TimeUnit.DAYS,
                Optional.empty(),
                Optional.of("x"),
                OptionalInt.of(3),
                OptionalLong.empty(),
                OptionalDouble.of(2.5),
                BitSet.valueOf(new long[] {5, 0, 7}),
                String.class,
                int.class,
                int[][].class,
                Map.Entry.class,
                void.class);
    }

    @ParameterizedTest
    @MethodSource("values")
    void roundTrip_value_isEqual(Object value) {
        Object arrived = wire.roundTrip(CODEC, value);
        assertThat(arrived).as("seed %d", SEED).isEqualTo(value).hasSameClassAs(value);
    }

    static Stream<Object> collections() {
        List<Object> mixed = Arrays.asList("a", null, 1, 2.5, List.of("b"));
        Map<Object, Object> map = new HashMap<>(Map.of("a", 1, "b", List.of(2), 3, "c"));
        map.put(null, null);
        return Stream.of(
                new ArrayList<>(),
                new ArrayList<>(mixed),
                new LinkedList<>(mixed),
                new Vector<>(mixed),
                mixed,
                new CopyOnWriteArrayList<>(mixed),
                new HashSet<>(mixed),
                new LinkedHashSet<>(mixed),
                new TreeSet<>(Set.of(3, 1, 2)),
                List.of(),
                List.of(1),
                List.of(1, 2),
                List.of(1, 2, 3),
                List.of(1, 2, 3, 4).subList(1, 3),
                Stream.of("a", null).toList(),
                List.copyOf(List.of("q", "r", "s")),
                Set.of(),
                Set.of(1),
                Set.of(1, 2, 3, 4),
                Map.of(),
                Map.of(1, 2),
                Map.of("a", "b", "c", "d"),
                Map.entry("k", 1),
                map,
                new LinkedHashMap<>(map),
                new TreeMap<>(Map.of("z", 1, "y", 2)),
                new Hashtable<>(Map.of(1, 2)),
                new WeakHashMap<>(Map.of("weak", 1)),
                new ConcurrentHashMap<>(Map.of(1, 2, 3, 4)),
                new ConcurrentSkipListMap<>(Map.of(1, 2)),
                new AbstractMap.SimpleEntry<>("k", "v"),
                new AbstractMap.SimpleImmutableEntry<>("k", null),
                EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                EnumSet.noneOf(DayOfWeek.class),
                new EnumMap<>(Map.of(TimeUnit.DAYS, 1)),
                new EnumMap<>(TimeUnit.class),
                Collections.emptyList(),
                Collections.emptySet(),
                Collections.emptyMap(),
                Collections.singletonList(1),
                Collections.singleton(1),
                Collections.singletonMap(1, 2),
                Collections.unmodifiableList(new ArrayList<>(mixed)),
                Collections.unmodifiableMap(map),
                Collections.unmodifiableSet(new TreeSet<>(Set.of(1))),
                Collections.nCopies(3, "x"),
                Collections.synchronizedList(new ArrayList<>(mixed)));
    }

    @ParameterizedTest
    @MethodSource("collections")
    void roundTrip_collection_isEqual(Object value) {
        Object arrived = wire.roundTrip(CODEC, value);
        assertThat(arrived).as("seed %d", SEED).isEqualTo(value);
        boolean immutable = value.getClass().getName().contains("Immutable");
        if (!immutable) {
            assertThat(arrived).hasSameClassAs(value);
        }
    }

    @Test
    void roundTrip_sortedCollections_keepTheirComparators() {
        TreeMap<String, Integer> map = new TreeMap<>(Comparator.<String>reverseOrder());
        map.putAll(Map.of("a", 1, "b", 2, "c", 3));
        assertThat(wire.roundTrip(CODEC, map).firstKey()).isEqualTo("c");
        TreeSet<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of("a", "B"));
        assertThat(wire.roundTrip(CODEC, set)).contains("A", "b");
        PriorityQueue<Integer> queue = new PriorityQueue<>(Collections.reverseOrder());
        queue.addAll(List.of(1, 3, 2));
        assertThat(wire.roundTrip(CODEC, queue).poll()).isEqualTo(3);
    }

    @Test
    void roundTrip_queues_keepTheirOrder() {
        for (Collection<Integer> queue : List.<Collection<Integer>>of(
                new ArrayDeque<>(),
                new ConcurrentLinkedQueue<>(),
                new ConcurrentLinkedDeque<>(),
                new LinkedBlockingQueue<>(7))) {
            queue.addAll(List.of(3, 1, 2));
            assertThat(wire.roundTrip(CODEC, queue)).containsExactly(3, 1, 2).hasSameClassAs(queue);
        }
    }

    @Test
    void roundTrip_viewsOfCollections_arriveAsCopies() {
        List<Integer> list = new ArrayList<>(List.of(1, 2, 3, 4));
        Map<String, Integer> map = new LinkedHashMap<>(Map.of("a", 1));
        TreeMap<Integer, String> tree = new TreeMap<>(Map.of(1, "a", 2, "b", 3, "c"));
        assertThat(wire.roundTrip(CODEC, list.subList(1, 3))).containsExactly(2, 3);
        assertThat(wire.roundTrip(CODEC, list.reversed())).containsExactly(4, 3, 2, 1);
        assertThat(wire.roundTrip(CODEC, map.keySet())).containsExactly("a");
        assertThat(wire.roundTrip(CODEC, map.values())).containsExactly(1);
        assertThat(wire.roundTrip(CODEC, map.entrySet())).containsExactly(Map.entry("a", 1));
        assertThat(wire.roundTrip(CODEC, new ArrayList<>(new HashMap<>(map).entrySet())))
                .containsExactly(Map.entry("a", 1));
        assertThat(wire.roundTrip(CODEC, tree.headMap(3))).isEqualTo(Map.of(1, "a", 2, "b"));
        assertThat(wire.roundTrip(CODEC, tree.descendingMap().firstKey())).isEqualTo(3);
        assertThat(wire.roundTrip(CODEC, tree.navigableKeySet())).containsExactly(1, 2, 3);
    }

    @Test
    void roundTrip_listOfStream_mayBeAskedForNull() {
        assertThat(wire.roundTrip(CODEC, Stream.of("a", "b", "c").toList()).contains(null))
                .isFalse();
    }

    @Test
    void roundTrip_mutableValues_haveTheirState() {
        assertThat(wire.roundTrip(CODEC, new AtomicInteger(5)).get()).isEqualTo(5);
        assertThat(wire.roundTrip(CODEC, new AtomicLong(-5)).get()).isEqualTo(-5);
        assertThat(wire.roundTrip(CODEC, new AtomicBoolean(true)).get()).isTrue();
        assertThat(wire.roundTrip(CODEC, new AtomicReference<>("x")).get()).isEqualTo("x");
        assertThat(wire.roundTrip(CODEC, new StringBuilder("abc")).append('d').toString())
                .isEqualTo("abcd");
        assertThat(wire.roundTrip(CODEC, Pattern.compile("a+", Pattern.CASE_INSENSITIVE))
                        .matcher("AAA")
                        .matches())
                .isTrue();
        Random random = new Random(42);
        assertThat(wire.roundTrip(CODEC, random).nextLong()).isEqualTo(random.nextLong());
        Properties properties = new Properties();
        properties.setProperty("a", "b");
        assertThat(wire.roundTrip(CODEC, properties)).isEqualTo(properties);
        IdentityHashMap<String, Integer> identity = new IdentityHashMap<>();
        identity.put("a", 1);
        assertThat(wire.roundTrip(CODEC, identity)).hasSize(1);
    }

    @Test
    void roundTrip_null_isNull() {
        assertThat(wire.<Object>roundTrip(CODEC, null)).isNull();
        assertThat(wire.roundTrip(CODEC, new Object())).hasSameClassAs(new Object());
    }

    @Test
    void roundTrip_arraysOfObjects_areEqual() {
        Object[] all = {
            new Object[] {1, "a", null},
            new String[] {"a", null},
            new Integer[][] {{1, null}, null, {}},
            new int[][] {{1, 2}, {}, null},
            new double[3][4][5],
            new List<?>[] {List.of(1)},
            new DayOfWeek[] {DayOfWeek.MONDAY},
            new UUID[] {new UUID(1, 2)},
            new Number[] {1, 2.5, BigDecimal.TEN},
            new Pattern[0],
            Thread.currentThread().getStackTrace(),
            new char[][] {"x".toCharArray()},
            new Class<?>[] {int.class}
        };
        for (Object array : all) {
            Object arrived = wire.roundTrip(CODEC, array);
            assertThat(arrived).as("seed %d", SEED).hasSameClassAs(array);
            assertThat(Arrays.deepEquals(new Object[] {arrived}, new Object[] {array}))
                    .isTrue();
        }
    }

    @Test
    void roundTrip_randomTreesOfCollections_areEqual() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 300; i++) {
            Object tree = tree(random, 5);
            assertThat(wire.roundTrip(CODEC, tree))
                    .as("seed %d, tree %d", SEED, i)
                    .isEqualTo(tree);
        }
    }

    private static Object tree(SplittableRandom random, int depth) {
        int size = random.nextInt(6);
        Stream<Object> parts = Stream.generate(() -> depth == 0 ? (Object) random.nextInt() : tree(random, depth - 1))
                .limit(size);
        return switch (random.nextInt(depth == 0 ? 4 : 9)) {
            case 0 -> random.nextLong();
            case 1 -> Double.toString(random.nextDouble());
            case 2 -> Optional.of((byte) random.nextInt());
            case 3 -> LocalDate.ofEpochDay(random.nextInt());
            case 4 -> parts.toList();
            case 5 -> new ArrayList<>(parts.toList());
            case 6 -> new HashSet<>(parts.toList());
            case 7 -> Set.copyOf(parts.toList());
            default -> {
                Map<Object, Object> map = new LinkedHashMap<>();
                parts.forEach(part -> map.put(part, random.nextBoolean()));
                yield map;
            }
        };
    }
}
