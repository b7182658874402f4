package org.pjrun.launcher.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pjrun.launcher.plan.Input;
import org.pjrun.launcher.plan.ProcessPlan;

class DebugFilesTest {
    @TempDir
    private Path folder;

    private static ProcessPlan process(int rank, int port) {
        return new ProcessPlan("", rank, 1, List.of(), Map.of(), "", Input.NOTHING, "", port);
    }

    private String write(ProcessPlan... processes) {
        return new DebugFiles(folder, List.of(processes)).write();
    }

    @Test
    void write_ranksThatWait_areInBothKindsOfFiles() throws Exception {
        assertThat(write(process(0, 5005), process(1, 0), process(2, 5007)))
                .contains("\"pjrun: all ranks\"", ".vscode/launch.json", ".run/pjrun-all-ranks.run.xml");
        assertThat(Files.readString(folder.resolve(".vscode/launch.json")))
                .contains(
                        "\"name\": \"pjrun: rank 0\", \"hostName\": \"127.0.0.1\", \"port\": 5005}",
                        "\"name\": \"pjrun: rank 2\", \"hostName\": \"127.0.0.1\", \"port\": 5007}",
                        "\"compounds\"")
                .doesNotContain("rank 1");
        try (var files = Files.list(folder.resolve(".run"))) {
            List<Path> all = files.sorted().toList();
            assertThat(all)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("pjrun-all-ranks.run.xml", "pjrun-rank-0.run.xml", "pjrun-rank-2.run.xml");
            for (Path file : all) {
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
            }
        }
        assertThat(Files.readString(folder.resolve(".run/pjrun-rank-2.run.xml")))
                .contains("value=\"5007\"");
    }

    @Test
    void write_again_replacesItsOwnFilesOnly() throws IOException {
        write(process(0, 5005), process(1, 5006));
        Path own = Files.writeString(folder.resolve(".run/mine.run.xml"), "mine");
        write(process(0, 5005));
        assertThat(folder.resolve(".run/pjrun-rank-1.run.xml")).doesNotExist();
        assertThat(own).hasContent("mine");
        Files.writeString(folder.resolve(".vscode/launch.json"), "{\"mine\": 1}");
        assertThat(write(process(0, 5005))).contains(".vscode/pjrun-launch.json");
        assertThat(folder.resolve(".vscode/launch.json")).hasContent("{\"mine\": 1}");
    }

    @Test
    void write_whereNothingCanBeWritten_saysSo() throws IOException {
        Files.createFile(folder.resolve(".vscode"));
        assertThat(write(process(0, 5005))).startsWith("configurations for VS Code and IntelliJ can't be written");
    }
}
