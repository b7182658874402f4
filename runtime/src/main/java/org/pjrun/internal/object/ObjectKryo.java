package org.pjrun.internal.object;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.serializers.DefaultSerializers;
import com.esotericsoftware.kryo.util.DefaultClassResolver;
import java.io.ObjectInputFilter;
import org.jspecify.annotations.Nullable;
import org.objenesis.strategy.StdInstantiatorStrategy;

/** A Kryo that treats classes as {@link Treatment} says, and the message that it has in hand. */
final class ObjectKryo extends Kryo {
    private final LargeArrays largeArrays = new LargeArrays();
    private final Registration java;

    ObjectKryo(@Nullable ObjectInputFilter filter) {
        super(new ClassNames(filter), new GraphReferences());
        setRegistrationRequired(false);
        setOptimizedGenerics(false);
        setInstantiatorStrategy(new StdInstantiatorStrategy());
        KnownClasses.registerIn(this);
        java = register(JavaSerializer.class, new JavaSerializer());
        register(LambdaSerializer.class, new LambdaSerializer());
        classes().decide(this);
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
