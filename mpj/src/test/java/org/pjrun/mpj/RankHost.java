package org.pjrun.mpj;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.HostSegment;
import org.pjrun.internal.bootstrap.ThreadRank;

/**
 * Ranks of one JVM that run one program after the other, as {@code pjrun --threads} would run each: a class loader for each
 * rank, and within it one for each program, so that all statics belong to a rank.
 */
final class RankHost implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private static final InheritableThreadLocal<@Nullable ByteArrayOutputStream> LINES = new InheritableThreadLocal<>();

    private final List<Rank> ranks = new ArrayList<>();
    private final PrintStream before = System.out;

    /** A rank: its classes and its thread. */
    private record Rank(int number, URLClassLoader classes, ExecutorService thread) {}

    RankHost(int size) throws ReflectiveOperationException, IOException {
        MemorySegment hub = HostSegment.local(size);
        for (int r = 0; r < size; r++) {
            int number = r;
            URLClassLoader classes = new URLClassLoader("rank-" + r, urls(false), ClassLoader.getPlatformClassLoader());
            classes.loadClass(ThreadRank.class.getName())
                    .getMethod("enter", MemorySegment.class, String.class, int.class, int.class, int.class)
                    .invoke(null, hub, "programs", r, size, Runtime.getRuntime().availableProcessors());
            ranks.add(new Rank(r, classes, Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, "rank-" + number);
                thread.setDaemon(true);
                return thread;
            })));
        }
        System.setOut(new PrintStream(new Dispatch(before), true, StandardCharsets.UTF_8));
    }

    /** All folders and jars of this JVM's class path: those of this module's tests, or all others. */
    private static URL[] urls(boolean programs) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (entry.endsWith("test-classes") == programs) {
                urls.add(new File(entry).toURI().toURL());
            }
        }
        return urls.toArray(new URL[0]);
    }

    /** Runs a program of this module's tests on all ranks; returns the lines of each. */
    List<List<String>> run(Class<?> program, String... arguments) throws Exception {
        return run(urls(true), program.getName(), arguments);
    }

    /** Runs a program whose classes are in these places. */
    List<List<String>> run(URL[] places, String program, String... arguments) throws Exception {
        List<Future<List<String>>> running = new ArrayList<>();
        for (Rank rank : ranks) {
            running.add(rank.thread.submit(() -> run(rank, places, program, arguments)));
        }
        List<List<String>> lines = new ArrayList<>();
        AssertionError failure = null;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (Future<List<String>> each : running) {
            try {
                lines.add(each.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
            } catch (ExecutionException | TimeoutException e) {
                failure = failure == null ? new AssertionError(program) : failure;
                failure.addSuppressed(new AssertionError(
                        "rank " + lines.size() + " of " + ranks.size(), e.getCause() == null ? e : e.getCause()));
                lines.add(List.of());
            }
        }
        if (failure != null) {
            throw failure;
        }
        return lines;
    }

    private static List<String> run(Rank rank, URL[] places, String program, String[] arguments) throws Exception {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        LINES.set(lines);
        try (URLClassLoader classes = new URLClassLoader(places, rank.classes)) {
            Thread.currentThread().setContextClassLoader(classes);
            classes.loadClass(program).getMethod("main", String[].class).invoke(null, (Object) arguments.clone());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        } finally {
            LINES.remove();
        }
        return lines.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** Ends the threads; class loaders stay open for what ranks do at the end of the JVM. */
    @Override
    public void close() {
        System.setOut(before);
        for (Rank rank : ranks) {
            rank.thread.shutdownNow();
        }
    }

    /** What a rank prints goes to its own lines, all else to where it went before. */
    private static final class Dispatch extends OutputStream {
        private final PrintStream others;

        Dispatch(PrintStream others) {
            this.others = others;
        }

        private OutputStream target() {
            ByteArrayOutputStream lines = LINES.get();
            return lines == null ? others : lines;
        }

        @Override
        public void write(int b) throws IOException {
            target().write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            target().write(bytes, offset, length);
        }
    }
}
