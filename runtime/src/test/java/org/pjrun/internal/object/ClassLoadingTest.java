package org.pjrun.internal.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which classes are found, by whom, and when Kryo's are loaded. */
@Timeout(60)
class ClassLoadingTest {
    private static final long SEED = System.nanoTime();

    private final Wire wire = new Wire(SEED);

    /** A class that exists only where a test defines it. */
    static class Plugin {
        private final int value = 5;

        @Override
        public String toString() {
            return getClass().getClassLoader() + " " + value;
        }
    }

    /** Defines some classes itself which its parent knows too, hides others, and notes what it was asked for. */
    private static final class Loader extends ClassLoader {
        private final String own;
        private final String hidden;
        private final Set<String> asked = ConcurrentHashMap.newKeySet();

        Loader(String own, String hidden) {
            super(ClassLoadingTest.class.getClassLoader());
            this.own = own;
            this.hidden = hidden;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            asked.add(name);
            if (name.startsWith(hidden)) {
                throw new ClassNotFoundException(name);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known != null ? known : name.startsWith(own) ? define(name) : super.loadClass(name, resolve);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        public String toString() {
            return "loader of the test";
        }
    }

    private Object receiveWith(ClassLoader loader, ObjectCodec codec, byte[] message) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return wire.receive(codec, message);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void decode_contextClassLoader_decides() {
        ObjectCodec codec = ObjectCodec.standard();
        byte[] message = wire.bytes(codec.encode(new Plugin()));
        Loader loader = new Loader(Plugin.class.getName(), "nothing");
        assertThat(receiveWith(loader, codec, message))
                .hasToString("loader of the test 5")
                .isNotInstanceOf(Plugin.class);
        assertThat(wire.receive(codec, message)).isInstanceOf(Plugin.class);
        assertThat(receiveWith(loader, codec, message)).isNotInstanceOf(Plugin.class);
        assertThat(receiveWith(null, codec, message)).isInstanceOf(Plugin.class);
    }

    @Test
    void encode_objectOfAnotherLoader_arrivesThere() throws Exception {
        ObjectCodec codec = ObjectCodec.standard();
        Loader loader = new Loader(Plugin.class.getName(), "nothing");
        var constructor = loader.loadClass(Plugin.class.getName()).getDeclaredConstructor();
        constructor.setAccessible(true);
        Object foreign = constructor.newInstance();
        byte[] message = wire.bytes(codec.encode(List.of(foreign, new ArrayList<>(List.of(foreign)))));
        List<?> arrived = (List<?>) receiveWith(loader, codec, message);
        assertThat(arrived.get(0)).hasSameClassAs(foreign);
    }

    @Test
    void decode_classThatNobodyHas_namesItAndSaysWhatToDo() throws Exception {
        ObjectCodec codec = ObjectCodec.standard();
        byte[] message = wire.bytes(codec.encode(new Object[] {1, new Plugin()}));
        byte[] renamed = new String(message, java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace("ClassLoadingTest$Plugin".substring(0, 22), "ClassLoadingTest$Plugon".substring(0, 22))
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> wire.receive(codec, renamed))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(
                        "class org.pjrun.internal.object.ClassLoadingTest$Plugon is not on this rank's class path")
                .hasMessageContaining("start all ranks with the same classes")
                .hasMessageContaining("found at object[1]")
                .hasCauseInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void standard_untilFirstObject_loadsNoClassOfKryo() throws Exception {
        URL[] path = Arrays.stream(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .map(Path::of)
                .map(ClassLoadingTest::url)
                .toArray(URL[]::new);
        Set<String> asked = ConcurrentHashMap.newKeySet();
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                asked.add(name);
                return super.findClass(name);
            }
        }) {
            Class<?> type = Class.forName(ObjectCodec.class.getName(), true, loader);
            Object codec = type.getMethod("standard").invoke(null);
            assertThat(type.getMethod("sink").invoke(codec)).isNotNull();
            assertThat(asked).contains(KryoCodec.class.getName()).noneMatch(name -> name.contains("kryo."));
            assertThat(type.getMethod("encode", Object.class).invoke(codec, "x"))
                    .isNotNull();
            assertThat(asked).anyMatch(name -> name.contains("kryo."));
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
