package org.pjrun.systemtests.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --report} writes, and how a real browser shows it. */
class ReportPageTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @TempDir
    private Path temporary;

    @Test
    void report_ofADeadlock_isTextJsonAndAPage() throws Exception {
        Path folder = report();
        assertThat(Files.readString(folder.resolve("report.txt"))).contains("DEADLOCK", "sent tag 77");
        assertThat(Files.readString(folder.resolve("report.json")))
                .startsWith("{\"job\":\"")
                .contains("\"verdict\":\"DEADLOCK\"", "\"cause\":\"WRONG_TAG\"", "\"line\":\"Hanging.java:");
        assertThat(Files.readString(folder.resolve("report.html")))
                .startsWith("<!DOCTYPE html>")
                .contains("<svg", "tag 77")
                .doesNotContain("http://", "https://", "<script");
    }

    @Test
    void page_inABrowser_showsTheGraph() throws Exception {
        assumeThat(CHROMIUM)
                .as("a browser, which Debian's package chromium brings")
                .exists();
        Path page = report().resolve("report.html").toAbsolutePath();
        Path picture = Path.of("target", "deadlock-report.png").toAbsolutePath();
        Files.deleteIfExists(picture);
        browse(
                "--window-size=1200,1400",
                "--screenshot=" + picture,
                page.toUri().toString());
        assertThat(picture).exists();
        assertThat(Files.size(picture)).isGreaterThan(20_000);
        assertThat(browse("--dump-dom", page.toUri().toString()))
                .contains("<circle class=\"stuck\"", "marker-end=\"url(#hot)\"", "What may be wrong");
    }

    private Path report() throws Exception {
        Path folder = temporary.resolve("report");
        try (PjrunProcess pjrun = PjrunProcess.start(
                temporary,
                "-np",
                "2",
                "--stall-after",
                "0.3",
                "--report",
                folder.toString(),
                "-cp",
                PjrunProcess.programs(),
                Hanging.class.getName(),
                "tags")) {
            assertThat(pjrun.await()).as(pjrun.err()).isEqualTo(86);
            assertThat(pjrun.err()).contains("report: " + folder.resolve("report.html"));
        }
        return folder;
    }

    private String browse(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                CHROMIUM.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + Files.createTempDirectory(temporary, "browser")));
        command.addAll(List.of(arguments));
        Process browser = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(browser.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
