package org.pjrun.launcher.threads;

import java.util.List;

/** Uses what {@link CallRewriter} rewrites; run by its test in a rank's loader. */
final class Victim {
    private Victim() {}

    static void main(String[] arguments) {
        System.out.println("out " + arguments.length);
        System.err.println("err");
        IO.println("io");
        List.of("reference").forEach(IO::println);
        List.of("bound").forEach(System.out::println);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        String line = IO.readln();
        System.out.println(line);
        System.exit(5);
    }
}
