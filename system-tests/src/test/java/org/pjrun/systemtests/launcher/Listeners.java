package org.pjrun.systemtests.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where processes listen, as the kernel tells it. */
final class Listeners {
    private static final String LISTENING = "0A";

    private Listeners() {}

    /** The addresses that a process listens on. */
    static List<InetSocketAddress> of(long pid) throws IOException {
        Path process = Path.of("/proc/" + pid);
        Set<String> own = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            for (Path each : descriptors.toList()) {
                try {
                    own.add(Files.readSymbolicLink(each).toString());
                } catch (IOException e) {
                    // it has been closed meanwhile
                }
            }
        }
        List<InetSocketAddress> found = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(process.resolve("net").resolve(table))) {
                String[] words = line.trim().split("\\s+");
                if (words[3].equals(LISTENING) && own.contains("socket:[" + words[9] + "]")) {
                    found.add(address(words[1]));
                }
            }
        }
        return found;
    }

    /** What the kernel writes as words in the order of bytes of this machine. */
    private static InetSocketAddress address(String text) throws IOException {
        String[] parts = text.split(":");
        ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(parts[0]));
        ByteBuffer bytes = ByteBuffer.allocate(words.capacity()).order(ByteOrder.nativeOrder());
        while (words.hasRemaining()) {
            bytes.putInt(words.getInt());
        }
        return new InetSocketAddress(InetAddress.getByAddress(bytes.array()), Integer.parseInt(parts[1], 16));
    }

    /** The ranks and other JVMs that run in the network namespace of a process. */
    static List<Long> javasBeside(long pid) throws IOException {
        Path there = namespace(pid);
        List<Long> found = new ArrayList<>();
        for (ProcessHandle each : ProcessHandle.allProcesses().toList()) {
            try {
                if (namespace(each.pid()).equals(there)
                        && Files.readSymbolicLink(Path.of("/proc/" + each.pid() + "/exe"))
                                .endsWith("java")) {
                    found.add(each.pid());
                }
            } catch (IOException e) {
                // it has ended, or is the kernel's
            }
        }
        return found;
    }

    private static Path namespace(long pid) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/net"));
    }
}
