package org.pjrun.launcher.threads;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a rank that is a thread has in place of {@link System}'s streams and exit: {@link CallRewriter} makes the
 * program call it. Every rank's loader defines this class again and answers its questions, so it has no state of its
 * own.
 *
 * <p>It may name only classes of the JDK, because nothing else is the same class inside and outside a rank's loader.
 */
public final class RankSystem {
    private RankSystem() {}

    /** Stands for {@code System.out}. */
    public static PrintStream out() {
        return (PrintStream) answer("out", null);
    }

    /** Stands for {@code System.err}. */
    public static PrintStream err() {
        return (PrintStream) answer("err", null);
    }

    /** Stands for {@code System.in}. */
    public static InputStream in() {
        return (InputStream) answer("in", null);
    }

    /** Stands for {@link System#setOut}. */
    public static void setOut(PrintStream stream) {
        ask("setOut", stream);
    }

    /** Stands for {@link System#setErr}. */
    public static void setErr(PrintStream stream) {
        ask("setErr", stream);
    }

    /** Stands for {@link System#setIn}. */
    public static void setIn(InputStream stream) {
        ask("setIn", stream);
    }

    /** Stands for {@link System#exit}: ends this rank and never returns. */
    public static void exit(int status) {
        ask("exit", status);
    }

    /** Stands for {@link Runtime#exit}. */
    public static void exit(Runtime runtime, int status) {
        ask("exit", status);
    }

    /**
     * Stands for {@link Runtime#halt}; hooks run all the same, because other ranks must learn that this one is gone.
     */
    public static void halt(Runtime runtime, int status) {
        ask("exit", status);
    }

    /** Stands for {@link Runtime#addShutdownHook}: the hook runs when this rank ends. */
    public static void addShutdownHook(Runtime runtime, Thread hook) {
        ask("addShutdownHook", hook);
    }

    /** Stands for {@link Runtime#removeShutdownHook}. */
    public static boolean removeShutdownHook(Runtime runtime, Thread hook) {
        return (Boolean) answer("removeShutdownHook", hook);
    }

    /** Stands for {@code IO.print}. */
    public static void print(Object value) {
        PrintStream out = out();
        out.print(value);
        out.flush();
    }

    /** Stands for {@code IO.println}. */
    public static void println(Object value) {
        out().println(value);
    }

    /** Stands for {@code IO.println}. */
    public static void println() {
        out().println();
    }

    /** Stands for {@code IO.readln}. */
    public static @Nullable String readln(String prompt) {
        print(prompt);
        return readln();
    }

    /** Stands for {@code IO.readln}; null at the end of the input, as there. */
    public static @Nullable String readln() {
        return (String) ask("readln", null);
    }

    private static Object answer(String question, @Nullable Object argument) {
        return Objects.requireNonNull(ask(question, argument), question);
    }

    @SuppressWarnings("unchecked") // RankLoader is this, though it cannot be named here
    private static @Nullable Object ask(String question, @Nullable Object argument) {
        return ((BiFunction<String, @Nullable Object, @Nullable Object>) (Object) RankSystem.class.getClassLoader())
                .apply(question, argument);
    }
}
