package org.pjrun.internal.object;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.io.StreamCorruptedException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Reads what {@link JavaOutput} wrote. */
final class JavaInput extends ObjectInputStream {
    private final ClassNames classes;
    private final @Nullable Object[] others;

    JavaInput(InputStream bytes, int length, ClassNames classes, @Nullable Object[] others) throws IOException {
        super(bytes);
        this.classes = classes;
        this.others = others;
        enableResolveObject(true);
        // The JVM's own filter (jdk.serialFilter) is asked as well.
        setObjectInputFilter(new Limits(length));
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
        String name = description.getName();
        if (name.equals(Elsewhere.class.getName())) {
            return Elsewhere.class;
        }
        Class<?> primitive = Class.forPrimitiveName(name);
        return primitive != null ? primitive : classes.load(name);
    }

    @Override
    protected Class<?> resolveProxyClass(String[] names) {
        Class<?>[] interfaces = new Class<?>[names.length];
        for (int i = 0; i < names.length; i++) {
            interfaces[i] = classes.load(names[i]);
        }
        ClassLoader loader = interfaces.length == 0 ? null : interfaces[0].getClassLoader();
        return Proxy.newProxyInstance(loader, interfaces, (proxy, method, arguments) -> null)
                .getClass();
    }

    @Override
    protected @Nullable Object resolveObject(@Nullable Object object) throws IOException {
        if (object instanceof Elsewhere(int index)) {
            if (index < 0 || index >= others.length) {
                throw new StreamCorruptedException("object " + index + " of " + others.length);
            }
            return others[index];
        }
        return object;
    }

    /**
     * Refuses arrays that the stream cannot fill.
     *
     * <p>The JDK asks before it allocates, hash tables included, which may have eight places for an entry of two bytes.
     */
    private static final class Limits implements ObjectInputFilter {
        private static final int PLACES_PER_BYTE = 8;
        private static final int FREE = 1024;

        private long left;

        Limits(int length) {
            left = (long) length * PLACES_PER_BYTE + FREE;
        }

        @Override
        public Status checkInput(FilterInfo info) {
            if (info.arrayLength() > 0) {
                left -= info.arrayLength();
            }
            return left < 0 ? Status.REJECTED : Status.UNDECIDED;
        }
    }
}
