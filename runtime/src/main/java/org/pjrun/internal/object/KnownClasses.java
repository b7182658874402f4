package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.serializers.DefaultSerializers;
import com.esotericsoftware.kryo.serializers.OptionalSerializers;
import com.esotericsoftware.kryo.serializers.TimeSerializers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
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
import java.time.ZoneOffset;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The classes of the JDK that messages name by a number. All ranks number them alike: by their order here. */
final class KnownClasses {
    private KnownClasses() {}

    static void registerIn(Kryo kryo) {
        primitiveArrays(kryo);
        values(kryo);
        times(kryo);
        collections(kryo);
        maps(kryo);
        immutables(kryo);
    }

    private static void primitiveArrays(Kryo kryo) {
        kryo.register(byte[].class, new PrimitiveArraySerializer(Byte.BYTES));
        kryo.register(boolean[].class, new PrimitiveArraySerializer(1));
        kryo.register(char[].class, new PrimitiveArraySerializer(Character.BYTES));
        kryo.register(short[].class, new PrimitiveArraySerializer(Short.BYTES));
        kryo.register(int[].class, new PrimitiveArraySerializer(Integer.BYTES));
        kryo.register(long[].class, new PrimitiveArraySerializer(Long.BYTES));
        kryo.register(float[].class, new PrimitiveArraySerializer(Float.BYTES));
        kryo.register(double[].class, new PrimitiveArraySerializer(Double.BYTES));
        kryo.register(Object[].class, new ObjectArraySerializer(Object[].class));
        kryo.register(String[].class, new ObjectArraySerializer(String[].class));
    }

    private static void values(Kryo kryo) {
        kryo.register(Class.class, new ClassSerializer());
        kryo.register(Object.class, new FieldsSerializer(Object.class));
        kryo.register(BigInteger.class, new DefaultSerializers.BigIntegerSerializer());
        kryo.register(BigDecimal.class, new DefaultSerializers.BigDecimalSerializer());
        kryo.register(UUID.class, new DefaultSerializers.UUIDSerializer());
        kryo.register(URI.class, new DefaultSerializers.URISerializer());
        kryo.register(Currency.class, new DefaultSerializers.CurrencySerializer());
        kryo.register(Charset.class, new DefaultSerializers.CharsetSerializer());
        kryo.register(Path.class, new PathSerializer());
        kryo.register(BitSet.class, new DefaultSerializers.BitSetSerializer());
        kryo.register(StringBuilder.class, new DefaultSerializers.StringBuilderSerializer());
        kryo.register(AtomicBoolean.class, new DefaultSerializers.AtomicBooleanSerializer());
        kryo.register(AtomicInteger.class, new DefaultSerializers.AtomicIntegerSerializer());
        kryo.register(AtomicLong.class, new DefaultSerializers.AtomicLongSerializer());
        kryo.register(Optional.class, new OptionalSerializer());
        kryo.register(OptionalInt.class, new OptionalSerializers.OptionalIntSerializer());
        kryo.register(OptionalLong.class, new OptionalSerializers.OptionalLongSerializer());
        kryo.register(OptionalDouble.class, new OptionalSerializers.OptionalDoubleSerializer());
    }

    private static void times(Kryo kryo) {
        kryo.register(Duration.class, new TimeSerializers.DurationSerializer());
        kryo.register(Instant.class, new TimeSerializers.InstantSerializer());
        kryo.register(LocalDate.class, new TimeSerializers.LocalDateSerializer());
        kryo.register(LocalTime.class, new TimeSerializers.LocalTimeSerializer());
        kryo.register(LocalDateTime.class, new TimeSerializers.LocalDateTimeSerializer());
        kryo.register(ZoneOffset.class, new TimeSerializers.ZoneOffsetSerializer());
        kryo.register(OffsetTime.class, new TimeSerializers.OffsetTimeSerializer());
        kryo.register(OffsetDateTime.class, new TimeSerializers.OffsetDateTimeSerializer());
        kryo.register(Year.class, new TimeSerializers.YearSerializer());
        kryo.register(YearMonth.class, new TimeSerializers.YearMonthSerializer());
        kryo.register(MonthDay.class, new TimeSerializers.MonthDaySerializer());
        kryo.register(Period.class, new TimeSerializers.PeriodSerializer());
    }

    @SuppressWarnings("JdkObsolete") // They are here because users' objects hold them.
    private static void collections(Kryo kryo) {
        kryo.register(ArrayList.class, new ElementsSerializer(ArrayList::new));
        kryo.register(LinkedList.class, new ElementsSerializer(n -> new LinkedList<>()));
        kryo.register(Vector.class, new ElementsSerializer(Vector::new));
        kryo.register(ArrayDeque.class, new ElementsSerializer(ArrayDeque::new));
        kryo.register(HashSet.class, new ElementsSerializer(HashSet::newHashSet));
        kryo.register(LinkedHashSet.class, new ElementsSerializer(LinkedHashSet::newLinkedHashSet));
        kryo.register(ConcurrentLinkedQueue.class, new ElementsSerializer(n -> new ConcurrentLinkedQueue<>()));
        kryo.register(ConcurrentLinkedDeque.class, new ElementsSerializer(n -> new ConcurrentLinkedDeque<>()));
        kryo.register(EnumSet.class, new EnumSetSerializer());
        kryo.register(TreeSet.class, new SortedSetSerializer());
        kryo.register(Arrays.asList().getClass(), new AsListSerializer());
        constant(kryo, Collections.emptyList());
        constant(kryo, Collections.emptySet());
    }

    @SuppressWarnings("JdkObsolete")
    private static void maps(Kryo kryo) {
        kryo.register(HashMap.class, new EntriesSerializer(HashMap::newHashMap));
        kryo.register(LinkedHashMap.class, new EntriesSerializer(LinkedHashMap::newLinkedHashMap));
        kryo.register(ConcurrentHashMap.class, new EntriesSerializer(ConcurrentHashMap::new));
        kryo.register(Hashtable.class, new EntriesSerializer(n -> new Hashtable<>()));
        kryo.register(WeakHashMap.class, new EntriesSerializer(WeakHashMap::newWeakHashMap));
        kryo.register(TreeMap.class, new SortedMapSerializer());
        kryo.register(AbstractMap.SimpleEntry.class, new EntrySerializer(false));
        constant(kryo, Collections.emptyMap());
    }

    private static void immutables(Kryo kryo) {
        kryo.register(immutable(Treatment.IMMUTABLE_LIST), new ImmutableListSerializer());
        kryo.register(immutable(Treatment.IMMUTABLE_SET), new ImmutableSetSerializer());
        kryo.register(immutable(Treatment.IMMUTABLE_MAP), new ImmutableMapSerializer());
        kryo.register(immutable(Treatment.IMMUTABLE_ENTRY), new EntrySerializer(true));
    }

    private static void constant(Kryo kryo, Object constant) {
        kryo.register(constant.getClass(), new ConstantSerializer(constant));
    }

    private static Class<?> immutable(Treatment treatment) {
        return switch (treatment) {
            case IMMUTABLE_LIST -> List.of().getClass();
            case IMMUTABLE_SET -> Set.of().getClass();
            case IMMUTABLE_MAP -> Map.of().getClass();
            default -> Map.entry(0, 0).getClass();
        };
    }

    /** The class as which objects of another one are written. */
    static Class<?> standFor(Class<?> type, Treatment treatment) {
        return switch (treatment) {
            case LIST_VIEW -> ArrayList.class;
            case SET_VIEW -> LinkedHashSet.class;
            case SORTED_SET_VIEW -> TreeSet.class;
            case MAP_VIEW -> LinkedHashMap.class;
            case SORTED_MAP_VIEW -> TreeMap.class;
            case ENTRY_VIEW -> AbstractMap.SimpleEntry.class;
            case ENUM_SET -> EnumSet.class;
            case CHARSET -> Charset.class;
            case PATH -> Path.class;
            case IMMUTABLE_LIST, IMMUTABLE_SET, IMMUTABLE_MAP, IMMUTABLE_ENTRY -> immutable(treatment);
            default -> throw new IllegalStateException(type + " is not written as another class");
        };
    }
}
