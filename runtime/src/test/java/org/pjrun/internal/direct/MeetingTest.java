package org.pjrun.internal.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pjrun.CommException;
import org.pjrun.Op;
import org.pjrun.internal.bootstrap.RankIdentity;
import org.pjrun.internal.comm.World;

/** Ranks that nobody of ours has started find each other, in each of the ways; here they are threads. */
class MeetingTest {
    private static final int SIZE = 4;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    /** What a rank would do from its first call to its end; returns the sum of all ranks. */
    private static int live(DirectStart start) {
        RankIdentity identity = start.meet();
        int sum;
        try (World world = World.join(identity)) {
            start.joined();
            sum = world.all().allreduce(identity.rank(), Op.SUM);
        }
        start.leave();
        return sum;
    }

    private <T> List<T> all(List<Callable<T>> ranks) throws Exception {
        List<Future<T>> running = new ArrayList<>();
        for (Callable<T> rank : ranks) {
            running.add(threads.submit(rank));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> each : running) {
            results.add(each.get());
        }
        return results;
    }

    private void assertMeeting(Map<String, String> common, String rankVariable) throws Exception {
        List<Callable<Integer>> ranks = new ArrayList<>();
        for (int rank = 0; rank < SIZE; rank++) {
            Map<String, String> environment = new HashMap<>(common);
            environment.put(rankVariable, Integer.toString(rank));
            environment.put("PJ_MEETING_FOLDER", folder.toString());
            environment.put("PJ_MEETING_SECONDS", "30");
            ranks.add(() -> live(DirectStart.find(environment)));
        }
        assertThat(all(ranks)).containsOnly(0 + 1 + 2 + 3).hasSize(SIZE);
        try (var left = Files.list(folder)) {
            assertThat(left.filter(file -> !file.endsWith("secret"))).isEmpty();
        }
    }

    private static Map<String, String> openMpi() {
        return Map.of("OMPI_COMM_WORLD_SIZE", "4", "OMPI_COMM_WORLD_LOCAL_SIZE", "4", "PMIX_NAMESPACE", "1@2");
    }

    @ParameterizedTest
    @CsvSource({"shm,false", "tcp,false", "tcp,true"})
    void byFile(String transport, String tls) throws Exception {
        Map<String, String> common = new HashMap<>(openMpi());
        common.put("PJ_TRANSPORT", transport);
        common.put("PJ_TLS", tls);
        assertMeeting(common, "OMPI_COMM_WORLD_RANK");
    }

    /** The address that a file of an earlier job tells leads nowhere. */
    @Test
    void byFile_thatIsStale() throws Exception {
        Path file = Files.writeString(folder.resolve("open-mpi-1_2"), "00".repeat(32) + " 127.0.0.1:1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertMeeting(openMpi(), "OMPI_COMM_WORLD_RANK");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The port is that of somebody else, and another job meets beside it. */
    @Test
    void byPort_theFirstThatIsFree() throws Exception {
        Path secret = Files.write(folder.resolve("secret"), new byte[32]);
        try (ServerSocket taken = new ServerSocket(freePort(), 100, InetAddress.getLoopbackAddress())) {
            Map<String, String> common = Map.of(
                    "WORLD_SIZE",
                    "4",
                    "MASTER_ADDR",
                    "localhost",
                    "MASTER_PORT",
                    Integer.toString(Math.min(taken.getLocalPort(), 65000)),
                    "PJ_SECRET_FILE",
                    secret.toString());
            Thread answering = Thread.startVirtualThread(() -> hangUp(taken));
            Map<String, String> other = new HashMap<>(common);
            other.put("TORCHELASTIC_RUN_ID", "other");
            Future<?> beside = threads.submit(() -> {
                assertMeeting(other, "RANK");
                return null;
            });
            assertMeeting(common, "RANK");
            beside.get();
            assertThat(answering.isAlive()).isTrue();
        }
    }

    private static void hangUp(ServerSocket taken) {
        while (true) {
            try {
                taken.accept().close();
            } catch (IOException e) {
                return; // closed by the test
            }
        }
    }

    private static DirectStart torch(int rank, String... more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "RANK", Integer.toString(rank), "WORLD_SIZE", "2", "MASTER_ADDR", "localhost", "MASTER_PORT", "27511"));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return DirectStart.find(environment);
    }

    @Test
    void byPort_withoutASecret_isRefused() {
        assertThatThrownBy(() -> torch(0).meet())
                .isInstanceOf(CommException.class)
                .hasMessageContaining("set PJ_SECRET_FILE to a file");
    }

    @Test
    void byPort_aloneForTooLong_namesWhoIsMissing() throws Exception {
        String port = Integer.toString(freePort());
        String[] settings = {"MASTER_PORT", port, "PJ_SECRET_FILE", "none", "PJ_MEETING_SECONDS", "1"};
        assertThatThrownBy(() -> torch(0, settings).meet())
                .hasMessageContaining("ranks [1] of 2 have not called Comm.world() within 1 s");
    }

    @Test
    void file_thatOthersCanRead_isRefused() throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(file, "00".repeat(32) + " 127.0.0.1:1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> MeetingNote.read(file)).hasMessageContaining("others can read it");
    }

    @ParameterizedTest
    @CsvSource({"shm", "tcp"})
    void byTheStartersPort(String transport) throws Exception {
        try (ServerSocket starter = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            FakeStarter fake = new FakeStarter(SIZE);
            threads.submit(() -> {
                for (int i = 0; i < SIZE; i++) {
                    Socket socket = starter.accept();
                    threads.submit(() -> fake.serve(socket));
                }
                return null;
            });
            Map<String, String> common =
                    Map.of("PMI_PORT", "127.0.0.1:" + starter.getLocalPort(), "PJ_TRANSPORT", transport);
            assertMeeting(common, "PMI_ID");
            assertThat(fake.finalized).isEqualTo(SIZE);
        }
    }

    /** Speaks PMI as MPICH's mpiexec does. */
    private static final class FakeStarter {
        private final int size;
        private final Map<String, String> store = new HashMap<>();
        private int entered;
        private int finalized;

        FakeStarter(int size) {
            this.size = size;
        }

        Void serve(Socket socket) throws IOException, InterruptedException {
            try (socket;
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    Map<String, String> words = new HashMap<>();
                    for (String word : line.split(" ")) {
                        words.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
                    }
                    String answer = answer(words);
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                }
            }
            return null;
        }

        private synchronized String answer(Map<String, String> words) throws InterruptedException {
            return switch (words.get("cmd")) {
                case "initack" ->
                    "cmd=initack rc=0\ncmd=set size=" + size + "\ncmd=set rank=" + words.get("pmiid")
                            + "\ncmd=set debug=0\n";
                case "init" -> "cmd=response_to_init rc=0 pmi_version=1 pmi_subversion=1\n";
                case "get_maxes" -> "cmd=maxes kvsname_max=256 keylen_max=64 vallen_max=1024\n";
                case "get_my_kvsname" -> "cmd=my_kvsname kvsname=kvs_1_0\n";
                case "put" -> {
                    store.put(words.get("key"), words.get("value"));
                    yield "cmd=put_result rc=0 msg=success\n";
                }
                case "get" -> "cmd=get_result rc=0 msg=success value=" + store.get(words.get("key")) + "\n";
                case "barrier_in" -> {
                    int last = (entered++ / size + 1) * size;
                    notifyAll();
                    while (entered < last) {
                        wait();
                    }
                    yield "cmd=barrier_out\n";
                }
                case "finalize" -> {
                    finalized++;
                    yield "cmd=finalize_ack\n";
                }
                default -> "cmd=unknown rc=1\n";
            };
        }
    }
}
