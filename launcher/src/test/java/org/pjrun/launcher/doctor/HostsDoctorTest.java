package org.pjrun.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pjrun.launcher.doctor.Patient.Answer;
import org.pjrun.launcher.hosts.Host;

/** What is said of other hosts, whatever they answer. */
class HostsDoctorTest {
    private static final String LOOPBACK = "127.0.0.1/32";

    private static String visit(int slots, Patient patient) throws IOException {
        HostsDoctor doctor = HostsDoctor.visit(
                List.of(new Host("b", slots)), System.getProperty("java.home"), LOOPBACK, patient, "ssh");
        String text = doctor.text();
        assertThat(doctor.satisfied()).as(text).isEqualTo(!text.contains("to do"));
        return text;
    }

    private static String answer(String... facts) {
        return "time=" + System.currentTimeMillis() / 1000.0 + "\n" + String.join("\n", facts) + "\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Host key verification failed.|ssh b once by hand, compare the key's fingerprint",
                "@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @ Host key verification failed.|ssh-keygen -R b",
                "me@b: Permission denied (publickey).|ssh-copy-id b",
                "ssh: Could not resolve hostname b: Name or service not known|correct the name",
                "ssh: connect to host b port 22: Connection refused|start sshd there",
                "Connection timed out|see what 'ssh b true' says"
            })
    void host_thatIsNotReached(String said, String advice) throws IOException {
        // env sets a variable in the place of going to a host
        String text = visit(1, (host, script) -> new Answer(255, "", said + "\n"));
        assertThat(text).contains("to do  b: not reached by ssh: " + said, advice);
    }

    @Test
    void ssh_thatIsMissing() throws IOException {
        assertThat(visit(1, Patient.by(List.of("/nonexistent/ssh")))).contains("install an ssh client");
    }

    @Test
    void allThatCanBeWrong() throws IOException {
        String facts = "time=1000\nshared=1000\nfiles=256\nprocesses=unlimited\ncores=2\nunknown=a\n";
        assertThat(visit(4, (host, script) -> new Answer(0, facts, "")))
                .contains("s behind", "chronyc makestep")
                .contains("b: no JDK 25 or newer")
                .contains("b: cannot connect to this host at 127.0.0.1:", "open the firewall")
                .contains("b: does not know the name a", "/etc/hosts")
                .contains("0 MiB free in /dev/shm", "mount -o remount,size=1g")
                .contains("at most 256 open files", "ulimit -n")
                .contains("b: 2 cores for 4 ranks", "-H b:2")
                .contains("no cache folder that can be written");
    }

    @Test
    void host_thatIsFit() throws IOException {
        String facts = answer(
                "java=25.0.1 at /usr/lib/jvm/x", "shared=1000000", "files=1024", "cores=2", "cache=/c", "unable=bash");
        assertThat(visit(2, (host, script) -> new Answer(0, facts, "")))
                .doesNotContain("to do")
                .contains("ok     b: JDK 25.0.1 at /usr/lib/jvm/x", "its way to this host is not tried");
    }

    @Test
    void mtu_thatDiffers_isFound() throws IOException {
        String facts = answer("java=25 at /x", "shared=1000000", "cores=1", "cache=/c", "reached=127.0.0.1 9000 eth7");
        assertThat(visit(1, (host, script) -> new Answer(0, facts, ""))).contains("ip link set eth7 mtu ");
    }

    /** The script itself, run by a shell of this host's: it comes to its end and finds what there is. */
    @Test
    void script_findsThisHost() throws IOException {
        String text = visit(1, (host, script) -> Patient.by(List.of("env")).run("HOST=" + host, script));
        assertThat(text)
                .contains("b: its clock is right", "b: JDK 25", "free in /dev/shm", "for 1 rank", "b: cache folder ")
                .contains("b: connects to this host at 127.0.0.1");
    }
}
