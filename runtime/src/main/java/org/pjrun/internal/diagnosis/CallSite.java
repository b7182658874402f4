package org.pjrun.internal.diagnosis;

import java.util.ArrayList;
import java.util.List;

/**
 * Which method of this library a program called, and where.
 *
 * @param call the method's name, empty where the stack shows none
 * @param line the program's line, such as {@code Heat.java:42}; empty where there is none
 * @param stack frames of the program, innermost first
 */
public record CallSite(String call, String line, List<String> stack) {
    private static final int MOST_FRAMES = 32;
    private static final String LIBRARY = "org.pjrun.";
    private static final String TASKS = "org.pjrun.tasks.";

    /** Reads a stack, innermost frame first. */
    public static CallSite of(StackTraceElement[] stack) {
        String call = "";
        String line = "";
        List<String> frames = new ArrayList<>();
        for (StackTraceElement frame : stack) {
            if (line.isEmpty() && library(frame.getClassName())) {
                call = frame.getMethodName().startsWith("lambda$") ? call : frame.getMethodName();
                continue;
            }
            if (line.isEmpty() && !plumbing(frame.getClassName())) {
                line = line(frame);
            }
            if (frames.size() < MOST_FRAMES) {
                frames.add(frame.getClassName() + "." + frame.getMethodName() + "(" + line(frame) + ")");
            }
        }
        return new CallSite(call, line, frames);
    }

    /** The same for what a thread has noted of itself. */
    public static CallSite of(Throwable noted) {
        return of(noted.getStackTrace());
    }

    private static String line(StackTraceElement frame) {
        if (frame.isNativeMethod()) {
            return "native";
        }
        String file = frame.getFileName();
        return (file == null ? frame.getClassName() : file) + ":" + frame.getLineNumber();
    }

    /** Whether a class is this library's own: the public interface, or what is behind it. */
    static boolean library(String name) {
        return of(name, LIBRARY) || of(name, TASKS) || name.startsWith("mpi.");
    }

    private static boolean of(String name, String module) {
        return name.startsWith(module)
                && (name.indexOf('.', module.length()) < 0 || name.startsWith("internal.", module.length()));
    }

    private static boolean plumbing(String name) {
        return name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
    }
}
