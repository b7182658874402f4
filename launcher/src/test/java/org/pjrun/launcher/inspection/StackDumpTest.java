package org.pjrun.launcher.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pjrun.launcher.inspection.StackDump.Stack;

class StackDumpTest {
    private static final String DUMP = """
        30185
        2026-11-25T19:13:17.711382570Z
        25.0.3+9-LTS

        #3 "main" RUNNABLE 2026-11-25T19:13:17.724235703Z
            at org.pjrun.internal.shared.Kernel.futexWait(Kernel.java:39)
            - locked <java.lang.Object@1>
            at org.pjrun.internal.engine.Waiting.await(Waiting.java:58)
            at org.pjrun.internal.comm.BlockingLane.recvInt(BlockingLane.java:172)
            at Say.main(Say.java:8)

        #13 "Finalizer" WAITING 2026-11-25T19:13:17.731035088Z
            at java.base/java.lang.Object.wait0(Native Method)

        #20 "idle "one"" WAITING 2026-11-25T19:13:17.731381852Z
            at java.base/java.lang.Object.wait0(Native Method)
            at java.base/java.util.concurrent.ThreadPoolExecutor.getTask(X.java:1)
            at java.base/java.lang.Thread.run(Thread.java:1474)

        #21 "pjrun-caretaker-0" WAITING 2026-11-25T19:13:17.731381852Z
            at org.pjrun.internal.engine.Caretaker.run(X.java:1)

        #22 "rank-2" TIMED_WAITING 2026-11-25T19:13:17.731498756Z
            at java.base/java.lang.Thread.sleep(Thread.java:540)
            at rank-2//Say.main(Say.java:8)
            at java.base/jdk.internal.reflect.DirectMethodHandleAccessor.invoke(DirectMethodHandleAccessor.java:104)
            at java.base/java.lang.reflect.Method.invoke(Method.java:565)
            at org.pjrun.launcher.threads.MainMethod.run(MainMethod.java:28)
            at java.base/java.lang.Thread.run(Thread.java:1474)

        #24 "" virtual RUNNABLE 2026-11-25T19:13:17.731653946Z
            at my.lib/My.run(My.java:1)
            at java.base/java.lang.VirtualThread.run(VirtualThread.java:460)
        """;

    @Test
    void parse_aDump_keepsWhatTheProgramDoes() {
        List<Stack> stacks = StackDump.parse(DUMP.lines().toList());
        assertThat(stacks)
                .containsExactly(
                        new Stack(
                                "main",
                                false,
                                -1,
                                "in recvInt",
                                List.of(
                                        "org.pjrun.internal.comm.BlockingLane.recvInt(BlockingLane.java:172)",
                                        "Say.main(Say.java:8)")),
                        new Stack(
                                "rank-2",
                                false,
                                2,
                                "TIMED_WAITING",
                                List.of("java.lang.Thread.sleep(Thread.java:540)", "Say.main(Say.java:8)")),
                        new Stack("", true, -1, "RUNNABLE", List.of("my.lib/My.run(My.java:1)")));
    }

    @Test
    void parse_noDump_isEmpty() {
        assertThat(StackDump.parse(List.of())).isEmpty();
    }
}
