package org.pjrun.systemtests.p2p;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pjrun.Comm;

/** Rank 0 floods rank 1, which waits for a message of another tag from rank 2 first. */
public final class Flood {
    private Flood() {}

    /** Runs as one rank; the first argument says how many messages. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        int messages = Integer.parseInt(arguments[0]);
        Comm world = Comm.world();
        switch (world.rank()) {
            case 0 -> {
                int[] data = new int[1];
                for (int i = 0; i < messages; i++) {
                    data[0] = i;
                    world.send(data, 1, 1);
                }
            }
            case 1 -> {
                System.out.println("other tag: " + world.recvInt(2, 2));
                int[] into = new int[1];
                for (int i = 0; i < messages; i++) {
                    world.recv(into, 0, 1);
                    if (into[0] != i) {
                        throw new AssertionError("message " + into[0] + " came as number " + i);
                    }
                }
                System.out.println("received " + messages);
                Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .forEach(line -> System.out.println("peak KiB " + line.replaceAll("\\D", "")));
            }
            default -> {
                Thread.sleep(1500);
                world.send(7, 1, 2);
            }
        }
    }
}
