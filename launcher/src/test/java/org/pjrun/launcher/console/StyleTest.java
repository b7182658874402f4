package org.pjrun.launcher.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pjrun.launcher.BadInput;

class StyleTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private void print(Style style, String text) {
        LineOutput lines = new LineOutput(new Console(out, out, style), Stream.OUT, 3);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        lines.accept(bytes, 0, bytes.length);
        lines.flushPartial();
    }

    @Test
    void text_ofAnyStyle_canBeReadAgain() {
        for (int bits = 0; bits < 32; bits++) {
            Style style = new Style(
                    (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0 ? "a b,tagged" : "", bits >= 16);
            assertThat(Style.of(style.text())).isEqualTo(style);
        }
        assertThat(Style.of("")).isEqualTo(Style.PLAIN);
    }

    @Test
    void timestamps_withAndWithoutTags_beginEachLine() {
        print(new Style(false, true, false, "", true), "a\nb\n");
        print(new Style(true, true, false, "", true), "c\n");
        String[] lines = out.toString(StandardCharsets.UTF_8).split("\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).matches("[0-2]\\d:[0-5]\\d:[0-5]\\d\\.\\d{3} a");
        assertThat(lines[1]).endsWith(" b");
        assertThat(lines[2]).endsWith(" [3] c");
    }

    @Test
    void files_ofARank_getEveryByte() throws IOException {
        Style copied = new Style(true, false, false, folder.resolve("new/out").toString(), true);
        copied.prepareFiles(4);
        print(copied, "a\nb");
        assertThat(folder.resolve("new/out/rank.3.out")).hasContent("a\nb");
        assertThat(folder.resolve("new/out/rank.3.err")).isEmptyFile();
        assertThat(folder.resolve("new/out/rank.0.out")).isEmptyFile();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("[3] a\n[3] b");
    }

    @Test
    void files_insteadOfTheConsole_leaveItEmpty() throws IOException {
        Style only = new Style(false, false, false, folder.toString(), false);
        Files.writeString(folder.resolve("rank.3.out"), "old");
        only.prepareFiles(4);
        print(only, "a\nb");
        assertThat(folder.resolve("rank.3.out")).hasContent("a\nb");
        assertThat(out.size()).isZero();
    }

    @Test
    void files_thatCannotBeWritten_areBadInput() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Style below = new Style(false, false, false, file.resolve("x").toString(), true);
        assertThatThrownBy(() -> below.prepareFiles(1))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("--output-filename " + file);
        Files.createDirectory(folder.resolve("rank.0.out"));
        Style taken = new Style(false, false, false, folder.toString(), true);
        assertThatThrownBy(() -> taken.prepareFiles(1)).isInstanceOf(BadInput.class);
    }
}
