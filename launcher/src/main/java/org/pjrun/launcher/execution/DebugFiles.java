package org.pjrun.launcher.execution;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pjrun.launcher.plan.ProcessPlan;

/**
 * Writes what lets a development environment attach to all ranks that wait for a debugger: for VS Code a launch file
 * with a compound, for IntelliJ run configurations with a compound. Files of others are left alone.
 */
public final class DebugFiles {
    private static final String MARK = "// written by pjrun --debug, and overwritten the next time";
    private static final String ALL = "pjrun: all ranks";

    private static final String INTELLIJ_RANK = """
        <component name="ProjectRunConfigurationManager">
          <configuration default="false" name="@NAME@" type="Remote">
            <option name="USE_SOCKET_TRANSPORT" value="true" />
            <option name="SERVER_MODE" value="false" />
            <option name="SHMEM_ADDRESS" />
            <option name="HOST" value="127.0.0.1" />
            <option name="PORT" value="@PORT@" />
            <option name="AUTO_RESTART" value="false" />
            <method v="2" />
          </configuration>
        </component>
        """;

    private final Path folder;
    private final List<ProcessPlan> debugged = new ArrayList<>();

    /**
     * Files for a job.
     *
     * @param folder where the project is
     * @param processes all processes of the job
     */
    public DebugFiles(Path folder, List<ProcessPlan> processes) {
        this.folder = folder;
        for (ProcessPlan process : processes) {
            if (process.debugPort() > 0) {
                debugged.add(process);
            }
        }
    }

    /** Writes the files and tells in a sentence which. */
    public String write() {
        try {
            return "to attach to all of them start \"" + ALL + "\" in VS Code (" + folder.relativize(vsCode())
                    + ") or IntelliJ (" + folder.relativize(intelliJ()) + ")";
        } catch (IOException e) {
            return "configurations for VS Code and IntelliJ can't be written: " + e.getMessage();
        }
    }

    private Path vsCode() throws IOException {
        Path file = folder.resolve(".vscode").resolve("launch.json");
        Files.createDirectories(file.getParent());
        if (Files.exists(file) && !Files.readString(file).startsWith(MARK)) {
            // somebody's own, with other things in it; what is to be copied there stands beside it
            file = file.resolveSibling("pjrun-launch.json");
        }
        StringBuilder configurations = new StringBuilder();
        StringBuilder names = new StringBuilder();
        for (ProcessPlan process : debugged) {
            String comma = names.isEmpty() ? "" : ",";
            names.append(comma).append("\n        \"").append(name(process)).append('"');
            configurations
                    .append(comma)
                    .append("\n    {\"type\": \"java\", \"request\": \"attach\", \"name\": \"")
                    .append(name(process))
                    .append("\", \"hostName\": \"127.0.0.1\", \"port\": ")
                    .append(process.debugPort())
                    .append('}');
        }
        return Files.writeString(
                file,
                MARK + "\n{\n  \"version\": \"0.2.0\",\n  \"configurations\": [" + configurations
                        + "\n  ],\n  \"compounds\": [\n    {\"name\": \"" + ALL
                        + "\", \"stopAll\": true, \"configurations\": [" + names + "\n    ]}\n  ]\n}\n");
    }

    private Path intelliJ() throws IOException {
        Path runs = Files.createDirectories(folder.resolve(".run"));
        try (DirectoryStream<Path> old = Files.newDirectoryStream(runs, "pjrun-*.run.xml")) {
            for (Path file : old) {
                Files.delete(file);
            }
        }
        StringBuilder all = new StringBuilder("<component name=\"ProjectRunConfigurationManager\">\n")
                .append("  <configuration default=\"false\" name=\"")
                .append(ALL)
                .append("\" type=\"CompoundRunConfigurationType\">\n");
        for (ProcessPlan process : debugged) {
            String name = name(process);
            all.append("    <toRun name=\"").append(name).append("\" type=\"Remote\" />\n");
            Files.writeString(
                    runs.resolve("pjrun-rank-" + process.firstRank() + ".run.xml"),
                    INTELLIJ_RANK.replace("@NAME@", name).replace("@PORT@", Integer.toString(process.debugPort())));
        }
        all.append("    <method v=\"2\" />\n  </configuration>\n</component>\n");
        return Files.writeString(runs.resolve("pjrun-all-ranks.run.xml"), all);
    }

    private static String name(ProcessPlan process) {
        return process.ranks() == 1 ? "pjrun: rank " + process.firstRank() : "pjrun: ranks";
    }
}
