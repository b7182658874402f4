package org.pjrun.launcher.threads;

import java.io.BufferedReader;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * What a rank that is a thread has in place of {@link System}'s streams and exit. Every rank's loader defines this class
 * again, so its static fields belong to one rank; {@link CallRewriter} makes the program call it.
 *
 * <p>It may name only classes of the JDK, because nothing else is the same class inside and outside a rank's loader.
 */
public final class RankSystem {
    private static volatile PrintStream out = System.out;
    private static volatile PrintStream err = System.err;
    private static volatile InputStream in = System.in;
    private static volatile BufferedReader reader = new BufferedReader(new InputStreamReader(in));
    private static volatile IntConsumer exit = System::exit;
    private static volatile Consumer<Thread> addHook = Runtime.getRuntime()::addShutdownHook;
    private static volatile Consumer<Thread> removeHook = Runtime.getRuntime()::removeShutdownHook;

    private RankSystem() {}

    /** Called once by the host, before the program. */
    public static void bind(
            PrintStream rankOut,
            PrintStream rankErr,
            InputStream rankIn,
            IntConsumer rankExit,
            Consumer<Thread> rankAddHook,
            Consumer<Thread> rankRemoveHook) {
        out = rankOut;
        err = rankErr;
        setIn(rankIn);
        exit = rankExit;
        addHook = rankAddHook;
        removeHook = rankRemoveHook;
    }

    /** Stands for {@code System.out}. */
    public static PrintStream out() {
        return out;
    }

    /** Stands for {@code System.err}. */
    public static PrintStream err() {
        return err;
    }

    /** Stands for {@code System.in}. */
    public static InputStream in() {
        return in;
    }

    /** Stands for {@link System#setOut}. */
    public static void setOut(PrintStream stream) {
        out = stream;
    }

    /** Stands for {@link System#setErr}. */
    public static void setErr(PrintStream stream) {
        err = stream;
    }

    /** Stands for {@link System#setIn}. */
    public static void setIn(InputStream stream) {
        in = stream;
        reader = new BufferedReader(new InputStreamReader(stream));
    }

    /** Stands for {@link System#exit}: ends this rank and never returns. */
    public static void exit(int status) {
        exit.accept(status);
    }

    /** Stands for {@link Runtime#exit}. */
    public static void exit(Runtime runtime, int status) {
        exit.accept(status);
    }

    /** Stands for {@link Runtime#halt}; hooks run all the same, because other ranks must learn that this one is gone. */
    public static void halt(Runtime runtime, int status) {
        exit.accept(status);
    }

    /** Stands for {@link Runtime#addShutdownHook}: the hook runs when this rank ends. */
    public static void addShutdownHook(Runtime runtime, Thread hook) {
        addHook.accept(hook);
    }

    /** Stands for {@link Runtime#removeShutdownHook}. */
    public static boolean removeShutdownHook(Runtime runtime, Thread hook) {
        removeHook.accept(hook);
        return true;
    }

    /** Stands for {@code IO.print}. */
    public static void print(Object value) {
        out.print(value);
        out.flush();
    }

    /** Stands for {@code IO.println}. */
    public static void println(Object value) {
        out.println(value);
    }

    /** Stands for {@code IO.println}. */
    public static void println() {
        out.println();
    }

    /** Stands for {@code IO.readln}. */
    public static String readln(String prompt) {
        print(prompt);
        return readln();
    }

    /** Stands for {@code IO.readln}; null at the end of the input, as there. */
    @SuppressWarnings("NullAway") // the method that it stands for has no annotation either
    public static String readln() {
        try {
            return reader.readLine();
        } catch (IOException e) {
            throw new IOError(e);
        }
    }
}
