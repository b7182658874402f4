package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.DefaultSerializers;
import com.esotericsoftware.kryo.util.DefaultClassResolver;
import java.io.ObjectInputFilter;
import org.jspecify.annotations.Nullable;
import org.objenesis.strategy.StdInstantiatorStrategy;

/**
 * A Kryo that treats classes as {@link Treatment} says, and the message that it has in hand.
 *
 * <p>What most collections hold, strings and numbers, goes a shorter way than through Kryo's tables; the bytes are the
 * same.
 */
final class ObjectKryo extends Kryo {
    private final LargeArrays largeArrays = new LargeArrays();
    private final Registration java;
    private final byte strings;
    private final byte ints;
    private final byte longs;
    private final byte doubles;

    ObjectKryo(@Nullable ObjectInputFilter filter) {
        super(new ClassNames(filter), new GraphReferences());
        setRegistrationRequired(false);
        setOptimizedGenerics(false);
        setInstantiatorStrategy(new StdInstantiatorStrategy());
        KnownClasses.registerIn(this);
        java = register(JavaSerializer.class, new JavaSerializer());
        register(LambdaSerializer.class, new LambdaSerializer());
        strings = code(String.class);
        ints = code(int.class);
        longs = code(long.class);
        doubles = code(double.class);
        classes().decide(this);
    }

    /** The byte by which a message names a class. */
    private byte code(Class<?> type) {
        return (byte) (getRegistration(type).getId() + 2);
    }

    @Override
    public void writeClassAndObject(Output output, @Nullable Object object) {
        if (getDepth() == 0) {
            super.writeClassAndObject(output, object);
        } else if (object instanceof String text) {
            output.writeByte(strings);
            int id = references().getWrittenId(text);
            if (id >= 0) {
                output.writeVarInt(id + 2, true);
            } else {
                references().addWrittenObject(text);
                output.writeByte(NOT_NULL);
                output.writeString(text);
            }
        } else if (object instanceof Integer number) {
            output.writeByte(ints);
            output.writeInt(number, false);
        } else if (object instanceof Long number) {
            output.writeByte(longs);
            output.writeLong(number, false);
        } else if (object instanceof Double number) {
            output.writeByte(doubles);
            output.writeDouble(number);
        } else {
            super.writeClassAndObject(output, object);
        }
    }

    @Override
    public @Nullable Object readClassAndObject(Input input) {
        GuardedInput guarded = (GuardedInput) input;
        if (getDepth() == 0) {
            return super.readClassAndObject(input);
        } else if (guarded.skip(strings, NOT_NULL)) {
            int id = references().nextReadId(String.class);
            String text = input.readString();
            references().setReadObject(id, text);
            return text;
        } else if (guarded.skip(ints)) {
            return input.readInt(false);
        } else if (guarded.skip(longs)) {
            return input.readLong(false);
        } else if (guarded.skip(doubles)) {
            return input.readDouble();
        }
        return super.readClassAndObject(input);
    }

    LargeArrays largeArrays() {
        return largeArrays;
    }

    ClassNames classes() {
        return (ClassNames) getClassResolver();
    }

    GraphReferences references() {
        return (GraphReferences) getReferenceResolver();
    }

    /** Whether the objects of a class are written by Java's own serialization. */
    static boolean isJava(Registration registration) {
        return registration.getSerializer() instanceof JavaSerializer;
    }

    /** Decides how the objects of a class are written that was not seen before. */
    Registration decide(Class<?> type) {
        Treatment treatment = Treatment.of(type);
        return switch (treatment) {
            case FIELDS -> named(type, new FieldsSerializer(type));
            case RECORD -> named(type, new RecordSerializer(type));
            case ENUM -> named(type, new DefaultSerializers.EnumSerializer(type.asSubclass(Enum.class)));
            case ARRAY -> named(type, new ObjectArraySerializer(type));
            case ENUM_CONSTANT -> getRegistration(type.getSuperclass());
            case LAMBDA -> getRegistration(LambdaSerializer.class);
            case JAVA -> java;
            case REFUSED_LAMBDA, REFUSED_PLATFORM, REFUSED_HEIR, REFUSED_MODULE ->
                named(type, new RefusedSerializer(treatment));
            default -> getRegistration(KnownClasses.standFor(type, treatment));
        };
    }

    private static Registration named(Class<?> type, Serializer<?> serializer) {
        return new Registration(type, serializer, DefaultClassResolver.NAME);
    }
}
