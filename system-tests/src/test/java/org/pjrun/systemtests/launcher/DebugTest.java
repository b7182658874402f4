package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A debugger attaches to ranks that wait for it. */
class DebugTest {
    private static final int FIRST_PORT = 5005;

    @TempDir
    private Path temporary;

    @TempDir
    private Path project;

    @Test
    void rank_thatIsDebugged_waitsForTheDebuggerAndTheOtherDoesNot() throws Exception {
        int rank = free(FIRST_PORT + 1) ? 1 : 0;
        int port = FIRST_PORT + rank;
        try (PjrunProcess pjrun = PjrunProcess.start(
                temporary,
                List.of("-Duser.dir=" + project),
                Map.of(),
                "-np",
                "2",
                "--debug=" + rank,
                "-cp",
                PjrunProcess.programs(),
                Conduct.class.getName(),
                "both")) {
            pjrun.awaitOut("to out " + (1 - rank));
            assertThat(pjrun.messages()).contains("pjrun: rank " + rank + " waits for a debugger at 127.0.0.1:" + port);
            assertThat(pjrun.out()).doesNotContain("to out " + rank);
            VirtualMachine machine = attach(port);
            assertThat(machine.allThreads()).anyMatch(thread -> thread.name().equals("main") && thread.isSuspended());
            machine.dispose();
            assertThat(pjrun.await()).isZero();
            assertThat(pjrun.out()).contains("to out " + rank);
        }
        assertThat(project.resolve(".vscode/launch.json")).content().contains("\"port\": " + port);
        assertThat(project.resolve(".run/pjrun-rank-" + rank + ".run.xml"))
                .content()
                .contains("value=\"" + port + "\"");
        assertThat(Files.exists(project.resolve(".run/pjrun-rank-" + (1 - rank) + ".run.xml")))
                .isFalse();
    }

    private static VirtualMachine attach(int port) throws Exception {
        AttachingConnector socket = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(connector -> connector.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = socket.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(Integer.toString(port));
        return socket.attach(arguments);
    }

    /** Somebody may be debugging on this machine. */
    private static boolean free(int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
