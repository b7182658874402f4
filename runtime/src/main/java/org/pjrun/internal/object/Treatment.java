package org.pjrun.internal.object;

import java.io.Externalizable;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * How the objects of a class are written, as far as the class is not one of {@link KnownClasses}.
 *
 * <p>A class that says in Java's way how it wants to be written (with {@code writeObject}, {@code readResolve} and the
 * like) is taken at its word; so is one of the JDK, whose fields are closed. Any other is written field by field and
 * need not be Serializable.
 */
enum Treatment {
    /** By its fields, made without a constructor. */
    FIELDS,
    /** By its components, made by its constructor. */
    RECORD,
    /** By its ordinal. */
    ENUM,
    /** By its elements. */
    ARRAY,
    /** By the method and the values that it captured. */
    LAMBDA,
    /** By Java's own serialization. */
    JAVA,
    /** As the constant class that this enum constant's class extends. */
    ENUM_CONSTANT,
    /** As what the JDK calls immutable: {@code List.of} and its kin. */
    IMMUTABLE_LIST,
    IMMUTABLE_SET,
    IMMUTABLE_MAP,
    IMMUTABLE_ENTRY,
    /** As the public class of the JDK that it is one of. */
    CHARSET,
    ENUM_SET,
    PATH,
    /** As a copy of what a view into one of the JDK's collections shows. */
    LIST_VIEW,
    SET_VIEW,
    SORTED_SET_VIEW,
    MAP_VIEW,
    SORTED_MAP_VIEW,
    ENTRY_VIEW,
    /** Not at all: a lambda whose interface is not Serializable. */
    REFUSED_LAMBDA,
    /** Not at all: its state belongs to the JDK. */
    REFUSED_PLATFORM,
    /** Not at all: its state belongs to a class of the JDK that it extends. */
    REFUSED_HEIR,
    /** Not at all: its module is closed. */
    REFUSED_MODULE;

    static Treatment of(Class<?> type) {
        boolean serializable = Serializable.class.isAssignableFrom(type);
        if (type.isHidden()) {
            if (!serializable) {
                return REFUSED_LAMBDA;
            }
            return type.isSynthetic() && isOpen(type) ? LAMBDA : JAVA;
        }
        if (type.isArray()) {
            return ofArray(type);
        }
        if (Enum.class.isAssignableFrom(type) && type != Enum.class) {
            return type.isEnum() ? ENUM : ENUM_CONSTANT;
        }
        if (isPlatform(type)) {
            return ofPlatform(type, serializable);
        }
        if (serializable && (Proxy.isProxyClass(type) || hasHooks(type))) {
            return JAVA;
        }
        if (!isOpen(type)) {
            return serializable ? JAVA : REFUSED_MODULE;
        }
        if (type.isRecord()) {
            return RECORD;
        }
        if (inheritsClosedState(type)) {
            return serializable ? JAVA : REFUSED_HEIR;
        }
        return FIELDS;
    }

    private static Treatment ofArray(Class<?> type) {
        // A stack trace is written by Java as a whole, because its elements are: one stream, not one a line.
        return type == StackTraceElement[].class ? JAVA : ARRAY;
    }

    private static Treatment ofPlatform(Class<?> type, boolean serializable) {
        if (type == Object.class) {
            return FIELDS;
        }
        if (type.getName().startsWith("java.util.ImmutableCollections$")) {
            if (List.class.isAssignableFrom(type)) {
                return IMMUTABLE_LIST;
            }
            if (Set.class.isAssignableFrom(type)) {
                return IMMUTABLE_SET;
            }
            if (Map.class.isAssignableFrom(type)) {
                return IMMUTABLE_MAP;
            }
        }
        if (type.getName().equals("java.util.KeyValueHolder")) {
            return IMMUTABLE_ENTRY;
        }
        if (EnumSet.class.isAssignableFrom(type)) {
            return ENUM_SET;
        }
        if (Charset.class.isAssignableFrom(type)) {
            return CHARSET;
        }
        if (Path.class.isAssignableFrom(type)) {
            return PATH;
        }
        if (serializable) {
            return JAVA;
        }
        return Modifier.isPublic(type.getModifiers()) ? REFUSED_PLATFORM : ofView(type);
    }

    private static Treatment ofView(Class<?> type) {
        if (SortedMap.class.isAssignableFrom(type)) {
            return SORTED_MAP_VIEW;
        }
        if (Map.class.isAssignableFrom(type)) {
            return MAP_VIEW;
        }
        if (SortedSet.class.isAssignableFrom(type)) {
            return SORTED_SET_VIEW;
        }
        if (Set.class.isAssignableFrom(type)) {
            return SET_VIEW;
        }
        if (Map.Entry.class.isAssignableFrom(type)) {
            return ENTRY_VIEW;
        }
        return Collection.class.isAssignableFrom(type) ? LIST_VIEW : REFUSED_PLATFORM;
    }

    /** Whether a class is one of the JDK's. */
    static boolean isPlatform(Class<?> type) {
        Module module = type.getModule();
        return module.isNamed()
                && (module.getName().startsWith("java.") || module.getName().startsWith("jdk."))
                && !Proxy.isProxyClass(type);
    }

    private static boolean isOpen(Class<?> type) {
        return type.getModule().isOpen(type.getPackageName(), Treatment.class.getModule());
    }

    private static boolean hasHooks(Class<?> type) {
        if (Externalizable.class.isAssignableFrom(type) && !type.isRecord()) {
            return true;
        }
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            if (declares(c, "writeReplace") || declares(c, "readResolve")) {
                return true;
            }
            boolean formed = declares(c, "writeObject", ObjectOutputStream.class)
                    || declares(c, "readObject", ObjectInputStream.class)
                    || declares(c, "readObjectNoData");
            if (formed && !type.isRecord() && Serializable.class.isAssignableFrom(c)) {
                return true;
            }
        }
        return false;
    }

    private static boolean declares(Class<?> type, String method, Class<?>... parameters) {
        try {
            return !Modifier.isStatic(type.getDeclaredMethod(method, parameters).getModifiers());
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static boolean inheritsClosedState(Class<?> type) {
        for (Class<?> c = type.getSuperclass(); c != null && c != Object.class; c = c.getSuperclass()) {
            if (!isOpen(c) && !Member.fieldsOf(c).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
