package org.pjrun.launcher;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.pjrun.launcher.console.Console;
import org.pjrun.launcher.console.Style;
import org.pjrun.launcher.execution.Janitor;
import org.pjrun.launcher.plan.JobPlan;
import org.pjrun.launcher.plan.ProcessPlan;
import org.pjrun.launcher.supervision.StopHook;

/**
 * Makes an archive from which ranks start faster: lets a small job of two ranks run, whose first rank notes the
 * classes that it uses, and has the JVM lay out those of the JDK, or all of them. Costs a few seconds, once for each JDK, or for
 * each JDK and build of pjrun.
 *
 * <p>Nothing that goes wrong here is worth a word to the user, who asked for something else: ranks then start without.
 */
final class ArchiveMaker {
    private static final long PATIENCE_SECONDS = 30;

    /** A line about a class of the JDK: by name, or a hint that starts with an @ and names one. */
    private static final Pattern OF_THE_JDK = Pattern.compile("(@[a-z-]+ (\\[\\S+] )?)?(java|jdk|sun)/.*");

    private static final Pattern OF_OTHERS = Pattern.compile("org/pjrun|com/esotericsoftware|org/objenesis| source: ");

    private final Path archive;
    private final Path notes;
    private final Path list;
    private final Path unfinished;
    private final boolean ofJdk;

    private ArchiveMaker(String archive, boolean ofJdk) {
        this.ofJdk = ofJdk;
        long pid = ProcessHandle.current().pid();
        this.archive = Path.of(archive).toAbsolutePath();
        this.notes = Path.of(archive + "." + pid + ".notes");
        this.list = Path.of(archive + "." + pid + ".list");
        this.unfinished = Path.of(archive + "." + pid + ".new");
    }

    /** Makes one of the JDK's classes only. */
    static ArchiveMaker ofJdk(String archive) {
        return new ArchiveMaker(archive, true);
    }

    /** Makes one of the classes of the class path, loaded and linked, and of what was found out about their methods. */
    static ArchiveMaker withOwn(String archive) {
        return new ArchiveMaker(archive, false);
    }

    /** Makes the archive, or an empty file in its place where that fails. */
    void make(JobPlan training, Janitor janitor, StopHook hook) {
        try {
            Files.createDirectories(archive.getParent());
            for (Path file : List.of(notes, list, unfinished)) {
                janitor.folder(file);
            }
            Console silent = new Console(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), Style.PLAIN);
            JobRun run = new JobRun(noting(training), silent, janitor, hook, false);
            Thread.ofPlatform().daemon().name("patience").start(() -> limit(run));
            int status = run.run();
            if (hook.stopped()) {
                return;
            }
            if (status == ExitStatus.OK && layOut(training.processes().get(0))) {
                Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.write(archive, new byte[0]);
            }
        } catch (IOException | InterruptedException e) {
            // no cache for this user, then
        } finally {
            remove(notes);
            remove(list);
            remove(unfinished);
        }
    }

    private static void limit(JobRun run) {
        try {
            Thread.sleep(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            run.kill();
        } catch (InterruptedException e) {
            // nobody interrupts it; the run ends by itself then
        }
    }

    /** The plan with a flag for rank 0 that makes it write down what it loads. */
    private JobPlan noting(JobPlan plan) {
        List<ProcessPlan> processes = new ArrayList<>(plan.processes());
        ProcessPlan first = processes.get(0);
        List<String> command = new ArrayList<>(first.command());
        command.addAll(
                1,
                ofJdk
                        ? List.of("-XX:DumpLoadedClassList=" + notes)
                        : List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + notes));
        processes.set(0, first.withCommand(command));
        return plan.withProcesses(processes);
    }

    private boolean layOut(ProcessPlan plan) throws IOException, InterruptedException {
        int classPath = plan.command().indexOf("-cp");
        List<String> command = new ArrayList<>(plan.command().subList(0, classPath));
        if (ofJdk) {
            keepOfJdk();
            command.addAll(
                    List.of("-Xshare:dump", "-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + unfinished));
            command.addAll(List.of("-cp", ""));
        } else {
            command.addAll(
                    List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + notes, "-XX:AOTCache=" + unfinished));
            command.addAll(plan.command().subList(classPath, classPath + 2));
        }
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0 && Files.exists(unfinished);
    }

    private void keepOfJdk() throws IOException {
        List<String> kept = new ArrayList<>();
        for (String line : Files.readAllLines(notes, StandardCharsets.UTF_8)) {
            if (OF_THE_JDK.matcher(line).matches() && !OF_OTHERS.matcher(line).find()) {
                kept.add(line);
            }
        }
        Files.write(list, kept);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // the cache is a place where a lost file does no harm
        }
    }
}
