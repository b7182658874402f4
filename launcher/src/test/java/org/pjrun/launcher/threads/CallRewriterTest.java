package org.pjrun.launcher.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pjrun.launcher.console.Console;
import org.pjrun.launcher.console.LineOutput;
import org.pjrun.launcher.console.Stream;
import org.pjrun.launcher.console.Style;

class CallRewriterTest {
    private static final class Exited extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;

        Exited(int status) {
            this.status = status;
        }
    }

    private record Recorder(List<Thread> hooks) implements RankRuntime {
        @Override
        public void exit(int status) {
            throw new Exited(status);
        }

        @Override
        public void addHook(Thread hook) {
            hooks.add(hook);
        }

        @Override
        public boolean removeHook(Thread hook) {
            return hooks.remove(hook);
        }
    }

    @Test
    void rewrite_programOfARank_usesItsOwnStreamsExitAndHooks() throws Throwable {
        URL[] places = {Victim.class.getProtectionDomain().getCodeSource().getLocation()};
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(out, err, Style.PLAIN);
        PartialFlusher flusher = new PartialFlusher();
        RankStreams streams = new RankStreams(
                new RankOutput(new LineOutput(console, Stream.OUT), flusher),
                new RankOutput(new LineOutput(console, Stream.ERR), flusher),
                new ByteArrayInputStream("typed\n".getBytes(StandardCharsets.UTF_8)));
        List<Thread> hooks = new ArrayList<>();
        try (RankLoader loader = new RankLoader(0, places, new ClassSource(), streams)) {
            loader.bind(new Recorder(hooks));
            Class<?> victim = loader.loadClass(Victim.class.getName());
            assertThat(victim).isNotSameAs(Victim.class);
            assertThatThrownBy(() -> MainMethod.run(victim, new String[] {"x"}))
                    .isInstanceOfSatisfying(
                            Exited.class, exited -> assertThat(exited.status).isEqualTo(5));
        }
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("out 1", "io", "reference", "bound", "typed");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("err\n");
        assertThat(hooks).hasSize(1);
    }

    @Test
    void rewrite_classThatUsesNothingOfIt_isTheSame() throws Exception {
        try (InputStream in = RankOutput.class.getResourceAsStream("HostedJob.class")) {
            byte[] original = in.readAllBytes();
            assertThat(CallRewriter.rewrite(original)).isSameAs(original);
        }
    }
}
