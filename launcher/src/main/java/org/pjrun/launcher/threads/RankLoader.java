package org.pjrun.launcher.threads;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Loads the program, pjrun and all libraries again for one rank, so that static fields belong to that rank alone. */
final class RankLoader extends URLClassLoader implements BiFunction<String, @Nullable Object, @Nullable Object> {
    private final ClassSource source;
    private final RankStreams streams;
    private volatile @Nullable RankRuntime runtime;

    static {
        ClassLoader.registerAsParallelCapable();
    }

    RankLoader(int rank, URL[] classPath, ClassSource source, RankStreams streams) {
        super("rank-" + rank, classPath, ClassLoader.getPlatformClassLoader());
        this.source = source;
        this.streams = streams;
    }

    /** Names who ends the rank; called once, before the program. */
    void bind(RankRuntime rank) {
        runtime = rank;
    }

    /** Answers the {@link RankSystem} of this loader. */
    @Override
    public @Nullable Object apply(String question, @Nullable Object argument) {
        RankRuntime rank = Objects.requireNonNull(runtime);
        switch (question) {
            case "out" -> {
                return streams.out();
            }
            case "err" -> {
                return streams.err();
            }
            case "in" -> {
                return streams.in();
            }
            case "readln" -> {
                return streams.readln();
            }
            case "removeShutdownHook" -> {
                return rank.removeHook((Thread) Objects.requireNonNull(argument));
            }
            case "setOut" -> streams.setOut((PrintStream) Objects.requireNonNull(argument));
            case "setErr" -> streams.setErr((PrintStream) Objects.requireNonNull(argument));
            case "setIn" -> streams.setIn((InputStream) Objects.requireNonNull(argument));
            case "addShutdownHook" -> rank.addHook((Thread) Objects.requireNonNull(argument));
            case "exit" -> rank.exit((Integer) Objects.requireNonNull(argument));
            default -> throw new IllegalArgumentException(question);
        }
        return null;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.equals(RankSystem.class.getName())) {
            return rankSystem(name);
        }
        String file = name.replace('.', '/') + ".class";
        URL place = findResource(file);
        if (place == null) {
            throw new ClassNotFoundException(name);
        }
        try {
            byte[] bytes = source.bytes(place);
            return defineClass(name, bytes, 0, bytes.length, codeSource(place, file));
        } catch (IOException e) {
            throw new ClassNotFoundException(name + " at " + place, e);
        }
    }

    /** Where the class came from, without the file: programs find their own folder or jar by it. */
    private static CodeSource codeSource(URL place, String file) throws IOException {
        String text = place.toString();
        String root = text.substring(0, text.length() - file.length());
        if (root.startsWith("jar:") && root.endsWith("!/")) {
            root = root.substring("jar:".length(), root.length() - "!/".length());
        }
        return new CodeSource(URI.create(root).toURL(), (Certificate[]) null);
    }

    private Class<?> rankSystem(String name) throws ClassNotFoundException {
        try (InputStream in = RankSystem.class.getResourceAsStream("RankSystem.class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
