package org.pjrun.systemtests.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.ErrorHandler;
import org.pjrun.Op;
import org.pjrun.Request;

/** The program of the launcher's tests: each rank behaves as the first argument says. */
public final class Conduct {
    private static final int FOR_EVER = 60_000;

    private static int runs;

    private Conduct() {}

    /** Behaves. */
    public static void main(String[] arguments) throws Exception {
        runs++;
        int rank = rank();
        switch (arguments[0]) {
            case "arguments" -> System.out.println(String.join("|", arguments));
            case "environment" ->
                System.out.println(System.getenv("PJ_JOB") + " " + rank + " of " + System.getenv("PJ_SIZE") + " cores "
                        + System.getenv("PJ_CORES") + " processors "
                        + Runtime.getRuntime().availableProcessors());
            case "sum" -> sum();
            case "exit" -> exit(rank, Integer.parseInt(arguments[1]));
            case "throw" -> fail(rank);
            case "abort" -> Comm.world().abort(Integer.parseInt(arguments[1]));
            case "fatal" -> {
                Comm.world().setErrorHandler(ErrorHandler.ABORT);
                if (rank == 1) {
                    sendNowhere();
                }
                Comm.world().barrier();
            }
            case "kill" -> kill(rank, arguments[1]);
            case "outOfMemory" -> outOfMemory(rank);
            case "peer" -> peer();
            case "sleep" -> sleep();
            case "deaf" -> deaf();
            case "joined" -> {
                Comm.world();
                sleep();
            }
            case "chat" -> chat();
            case "mainThrows" -> mainThrows();
            case "flood" -> flood(rank, Integer.parseInt(arguments[1]));
            case "both" -> {
                System.out.println("to out " + rank);
                System.err.println("to err " + rank);
            }
            case "ask" -> ask(rank);
            case "dots" -> dots();
            case "input" ->
                System.out.println(rank + ":" + new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
            case "grandchild" -> {
                new ProcessBuilder("sleep", "5").inheritIO().start();
                System.out.println("done");
            }
            case "place" ->
                System.out.println(rank + " of " + System.getenv("PJ_SIZE") + " " + System.getenv("PLACE") + " "
                        + System.getProperty("user.dir"));
            case "outlive" -> outlive(rank);
            case "bound" -> bound(rank);
            case "wait" -> await(rank);
            case "relay" -> relay(rank);
            case "statics" ->
                System.out.println(
                        "runs " + runs + " in " + Thread.currentThread().getName());
            case "exitEach" -> System.exit(arguments.length == rank + 2 ? 7 : 0);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** The rank, without joining the job where ranks are processes. */
    private static int rank() {
        String rank = System.getenv("PJ_RANK");
        return rank == null ? Comm.world().rank() : Integer.parseInt(rank);
    }

    private static void exit(int rank, int status) throws InterruptedException {
        if (rank == 1) {
            System.out.print("last words");
            System.exit(status);
        }
        Thread.sleep(500);
    }

    /** An error that would be caught, if its handler did not end the job. */
    private static void sendNowhere() {
        try {
            Comm.world().send(1, -7, 0);
        } catch (CommException e) {
            System.out.println("not fatal: " + e);
        }
    }

    private static void fail(int rank) throws InterruptedException {
        if (rank == 1) {
            throw new IllegalStateException("boom");
        }
        Thread.sleep(500);
    }

    private static void kill(int rank, String signal) throws IOException, InterruptedException {
        if (rank == 1) {
            new ProcessBuilder(
                            "kill",
                            "-" + signal,
                            Long.toString(ProcessHandle.current().pid()))
                    .start();
            Thread.sleep(FOR_EVER);
        }
        Thread.sleep(500);
    }

    private static void outOfMemory(int rank) throws InterruptedException {
        if (rank == 1) {
            List<long[]> kept = new ArrayList<>();
            while (kept.size() < Integer.MAX_VALUE) {
                kept.add(new long[100_000]);
            }
        }
        Thread.sleep(500);
    }

    private static void peer() throws InterruptedException {
        Comm world = Comm.world();
        if (world.rank() == 1) {
            world.send(new byte[1], 0, 0);
            Thread.sleep(100);
            System.exit(9);
        }
        if (world.rank() == 0) {
            world.recv(new byte[1], 1, 0);
        }
        world.recv(new byte[1], 1, 1);
    }

    private static void outlive(int rank) throws InterruptedException {
        if (rank == 1) {
            System.exit(3);
        }
        Thread.sleep(500);
        System.out.println(rank + " goes on");
    }

    private static void bound(int rank) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("Cpus_allowed_list:")) {
                System.out.println(rank + " may use "
                        + line.substring(line.indexOf(':') + 1).trim());
            }
        }
    }

    private static void await(int rank) throws InterruptedException {
        System.out.println(System.getenv("PJ_JOB") + " rank " + rank);
        if (rank == 0) {
            Thread.sleep(FOR_EVER);
        }
        Comm.world().recv(new byte[1], 0, 0);
    }

    /** Talks to its neighbours for ever, by short and by long messages. */
    private static void chat() {
        Comm world = Comm.world();
        int next = (world.rank() + 1) % world.size();
        int previous = (world.rank() + world.size() - 1) % world.size();
        byte[] given = new byte[100_000];
        byte[] taken = new byte[given.length];
        for (int round = 0; round >= 0; round++) {
            int length = round % 2 == 0 ? 100 : given.length;
            Request sent = world.isend(given, 0, length, next, 1);
            world.recv(taken, previous, 1);
            sent.waitFor();
            if (round == 0) {
                System.out.println("ready");
            }
        }
    }

    private static void relay(int rank) {
        byte[] bytes = new byte[1 << 20];
        for (int i = 0; rank < 2 && i < 5; i++) {
            if (rank == 0) {
                Comm.world().send(bytes, 1, 0);
            } else {
                Comm.world().recv(bytes, 0, 0);
            }
        }
    }

    private static void mainThrows() {
        Comm world = Comm.world();
        if (world.rank() == 1) {
            new Thread(() -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(FOR_EVER))).start();
            throw new IllegalStateException("boom");
        }
        world.recv(new byte[1], 1, 0);
    }

    private static void sleep() throws InterruptedException {
        System.out.println("ready");
        Thread.sleep(FOR_EVER);
    }

    private static void deaf() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                Thread.sleep(FOR_EVER);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        sleep();
    }

    private static void flood(int rank, int lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append("rank ")
                    .append(rank)
                    .append(" line ")
                    .append(i)
                    .append(" of ")
                    .append(lines)
                    .append('\n');
            if (text.length() > 1000) {
                System.out.print(text);
                text.setLength(0);
            }
        }
        System.out.print(text + "rank " + rank + " has no more");
    }

    /** Never 20 ms without another dot, until somebody has seen some. */
    private static void dots() throws IOException, InterruptedException {
        while (System.in.available() == 0) {
            System.out.print(".");
            Thread.sleep(10);
        }
    }

    private static void ask(int rank) {
        if (rank == 0) {
            System.out.print("name? ");
            System.out.println("hello " + IO.readln());
        } else {
            System.out.println(IO.readln());
        }
    }

    /** Sums a hundred parts, whoever has them: with rounding the order would be seen. */
    private static void sum() {
        Comm world = Comm.world();
        double[] parts = new double[100];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = i % world.size() == world.rank() ? 1.0 / (i + 1) : 0;
        }
        double[] sums = new double[parts.length];
        world.allreduce(parts, sums, Op.SUM);
        double[] three = {world.rank() == 0 ? 1e16 : 0};
        three[0] = world.rank() == world.size() / 2 ? three[0] + 1 : three[0];
        three[0] = world.rank() == world.size() - 1 ? three[0] - 1e16 : three[0];
        double left = world.allreduce(three[0], Op.SUM);
        if (world.rank() == 0) {
            System.out.println(Arrays.hashCode(sums) + " " + left);
        }
    }
}
