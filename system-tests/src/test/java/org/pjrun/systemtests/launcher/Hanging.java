package org.pjrun.systemtests.launcher;

import org.pjrun.Comm;

/** Ranks that wait for each other, or only seem to. */
final class Hanging {
    private Hanging() {}

    public static void main(String[] arguments) throws Exception {
        Comm world = Comm.world();
        int[] buffer = new int[4];
        switch (arguments[0]) {
            case "circle" -> world.recv(buffer, (world.rank() + 1) % world.size(), 7);
            case "tags" -> {
                if (world.rank() == 0) {
                    world.recv(buffer, 1, 7);
                } else {
                    world.send(buffer, 0, 77);
                    world.barrier();
                }
            }
            case "sleeper" -> {
                if (world.rank() == 0) {
                    Thread.sleep(3000);
                }
                world.barrier();
            }
            case "stopped" -> {
                if (world.rank() == 0) {
                    stopForAWhile();
                }
                world.barrier();
            }
            case "leaves" -> {
                if (world.rank() == 1) {
                    world.send(buffer, 0, 5);
                    world.irecv(buffer, 0, 9);
                }
                world.barrier();
            }
            case "sends" -> {
                world.send(buffer, 1 - world.rank(), 0);
                world.recv(buffer, 1 - world.rank(), 0);
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        IO.println("done");
    }

    /** Stops this process as a debugger would, for two seconds. */
    private static void stopForAWhile() throws Exception {
        long pid = ProcessHandle.current().pid();
        new ProcessBuilder("sh", "-c", "kill -STOP " + pid + "; sleep 2; kill -CONT " + pid)
                .inheritIO()
                .start()
                .waitFor();
    }
}
