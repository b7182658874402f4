package org.pjrun.internal.datatype;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;

/**
 * A record of primitives, and of records of primitives, as bytes: its components one after the other without gaps.
 *
 * <p>Fields are read and the canonical constructor is called through one method handle each, so nothing is boxed.
 */
final class RecordLayout {
    private static final Class<?>[] PLACE = {MemorySegment.class, long.class};

    private final Class<?> type;
    private final List<ElementType> elements = new ArrayList<>();
    private final MethodHandle writer;
    private final MethodHandle reader;
    private int bytes;

    private RecordLayout(Class<?> type) throws ReflectiveOperationException {
        this.type = type;
        MethodHandle writes = null;
        MethodHandle identity = MethodHandles.identity(Object.class).asType(MethodType.methodType(type, Object.class));
        List<MethodHandle> puts = new ArrayList<>();
        MethodHandle made = handles(type, identity, puts);
        for (MethodHandle put : puts.reversed()) {
            writes = writes == null ? put : MethodHandles.foldArguments(writes, put);
        }
        if (writes == null) {
            throw refused(type, "it has no components");
        }
        this.writer = writes;
        this.reader = made.asType(MethodType.methodType(Object.class, PLACE));
    }

    /** The layout of a record class. */
    static RecordLayout of(Class<?> type) {
        try {
            return new RecordLayout(type);
        } catch (ReflectiveOperationException e) {
            throw refused(type, e.toString());
        }
    }

    /**
     * Adds what writes a record's components, and returns what makes one of them.
     *
     * @param path finds the record in the one that is written
     */
    private MethodHandle handles(Class<?> record, MethodHandle path, List<MethodHandle> puts)
            throws ReflectiveOperationException {
        RecordComponent @Nullable [] components = record.getRecordComponents();
        if (components == null) {
            throw refused(type, "its component of type " + record.getTypeName() + " is neither primitive nor a record");
        }
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(record, MethodHandles.lookup());
        Class<?>[] types = new Class<?>[components.length];
        MethodHandle[] gets = new MethodHandle[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            // the field, not the accessor: an accessor is code of the program, and may answer something else
            MethodHandle getter = lookup.findGetter(record, components[i].getName(), types[i]);
            gets[i] = component(types[i], MethodHandles.filterReturnValue(path, getter), puts);
        }
        MethodHandle made = lookup.findConstructor(record, MethodType.methodType(void.class, types));
        made = MethodHandles.dropArguments(made, types.length, PLACE);
        for (int i = types.length - 1; i >= 0; i--) {
            made = MethodHandles.foldArguments(made, i, gets[i]);
        }
        return made;
    }

    private MethodHandle component(Class<?> component, MethodHandle getter, List<MethodHandle> puts)
            throws ReflectiveOperationException {
        ElementType element = element(component);
        if (element == null) {
            return handles(component, getter, puts);
        }
        MethodHandle put = MethodHandles.insertArguments(RecordFields.put(element), 0, bytes);
        puts.add(MethodHandles.filterArguments(put, 2, getter));
        MethodHandle get = MethodHandles.insertArguments(RecordFields.get(element), 0, bytes);
        elements.add(element);
        bytes += element.bytes();
        return get;
    }

    private static @Nullable ElementType element(Class<?> primitive) {
        for (ElementType element : ElementType.values()) {
            if (primitive.isPrimitive() && element.name().equalsIgnoreCase(primitive.getName())) {
                return element;
            }
        }
        return null;
    }

    private static CommException refused(Class<?> type, String why) {
        return new CommException(
                ErrorClass.TYPE,
                "datatype of " + type.getTypeName() + ": " + why
                        + " (expected: a record of primitives, and of records of primitives)");
    }

    Class<?> type() {
        return type;
    }

    int bytes() {
        return bytes;
    }

    List<ElementType> elements() {
        return elements;
    }

    /** Writes a record's components. */
    void write(Object record, MemorySegment target, long offset) {
        try {
            writer.invokeExact(target, offset, record);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a field cannot be read", e);
        }
    }

    /** Makes a record of the components that are read. */
    Object read(MemorySegment source, long offset) {
        try {
            return reader.invokeExact(source, offset);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new CommException(ErrorClass.BUFFER, "the constructor of " + type.getTypeName() + " failed: " + e, e);
        }
    }
}
