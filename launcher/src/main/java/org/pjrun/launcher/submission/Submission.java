package org.pjrun.launcher.submission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.pjrun.internal.bootstrap.Secret;
import org.pjrun.launcher.BadInput;
import org.pjrun.launcher.console.Console;
import org.pjrun.launcher.console.Stream;
import org.pjrun.launcher.options.OptionParser;
import org.pjrun.launcher.options.Options;
import org.pjrun.launcher.submission.Commands.Result;

/** One run of {@code pjsub}. */
public final class Submission {
    /** The word by which the script {@code pjsub} has pjrun do this. */
    public static final String WORD = "--submit";

    private static final int LOOK_MILLIS = 1000;
    private static final int REFUSED = 1;

    private final Request request;
    private final Scheduler scheduler;
    private final Commands commands;
    private final Path scripts;
    private final Path folder;
    private final Console console;
    private final String name;
    private final String stem;

    private Submission(
            Request request, Scheduler scheduler, Commands commands, Path scripts, Path folder, Console console) {
        this.request = request;
        this.scheduler = scheduler;
        this.commands = commands;
        this.scripts = scripts;
        this.folder = folder;
        this.console = console;
        this.name = request.value("name").isEmpty() ? usualName() : request.value("name");
        this.stem = name + "-"
                + DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").format(LocalDateTime.now(ZoneId.systemDefault()));
    }

    /**
     * Does what a command line says and returns the exit status.
     *
     * @param words the command line
     * @param environment in which it was given
     * @param folder from which the job is submitted
     */
    public static int run(List<String> words, Map<String, String> environment, Path folder, Console console)
            throws IOException {
        Commands commands = new Commands.OnPath(environment.getOrDefault("PATH", ""));
        return run(words, commands, Path.of(environment.getOrDefault("PJSUB_FOLDER", ".")), folder, console);
    }

    static int run(List<String> words, Commands commands, Path scripts, Path folder, Console console)
            throws IOException {
        Request request = Request.parse(words);
        if (request.is("help")) {
            console.say(Stream.OUT, Request.USAGE);
            return 0;
        }
        String wanted = request.value("scheduler");
        Scheduler scheduler = wanted.isEmpty() ? Scheduler.found(commands) : Scheduler.of(wanted);
        return new Submission(request, scheduler, commands, scripts, folder, console).submit();
    }

    /** The program's, as far as schedulers bear it. */
    private String usualName() {
        if (request.words().isEmpty()) {
            throw new BadInput("no program given (expected: pjsub [options] Main|x.jar|File.java [arguments]);"
                    + " see pjsub --help");
        }
        if (!scheduler.startsPjrun()) {
            return "pjrun";
        }
        Options options = OptionParser.parse(request.words().toArray(new String[0]), Map.of(), Map.of());
        if (options.contexts().isEmpty()) {
            throw new BadInput("no program given, but " + request.words().getFirst() + "; see pjsub --help");
        }
        String program = options.contexts().getFirst().program();
        String file = program.substring(program.lastIndexOf('/') + 1).replaceFirst("\\.(jar|java)$", "");
        return file.substring(file.lastIndexOf('.') + 1).replaceAll("[^A-Za-z0-9_-]", "_");
    }

    private int submit() throws IOException {
        check();
        Path script = folder.resolve(
                stem + scheduler.template().substring(scheduler.template().lastIndexOf('.')));
        String output = output();
        String text = template().fill(values(output));
        List<String> command = scheduler.submit(script.toString());
        if (request.is("dry-run")) {
            String input = scheduler.readsInput() ? " <" + script : "";
            console.say(Stream.OUT, text + "# to be submitted by: " + Quoting.shell(command) + input + "\n");
            return 0;
        }
        Files.createFile(script, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(script, text);
        Result submitted = commands.run(command, scheduler.readsInput() ? script.toString() : "");
        if (submitted.status() != 0) {
            console.error(scheduler.id() + " has refused " + script + ": "
                    + submitted.out().strip());
            return REFUSED;
        }
        String job = scheduler.job(submitted.out(), name);
        console.say(Stream.OUT, job + "\n");
        return request.is("wait") || request.is("follow") ? await(job, output) : 0;
    }

    private void check() {
        if (!request.value("array").isEmpty() && scheduler.task().isEmpty()) {
            throw new BadInput("--array: " + scheduler.id() + " has no arrays that pjsub knows");
        }
        if (request.is("follow") && (!request.value("array").isEmpty() || !scheduler.startsPjrun())) {
            throw new BadInput("--follow: there is not one file of output"
                    + (scheduler == Scheduler.KUBERNETES ? "; use kubectl logs -f job/" + name : ""));
        }
        if (!scheduler.startsPjrun() && request.number("ppn", 1) > 1) {
            throw new BadInput(
                    "--ppn: expected none, as " + scheduler.id() + " starts each rank by itself: --nodes RANKS");
        }
        if (scheduler == Scheduler.KUBERNETES && request.value("image").isEmpty()) {
            throw new BadInput("kubernetes: expected --image NAME");
        }
    }

    private Template template() throws IOException {
        String own = request.value("template");
        Path file = own.isEmpty() ? scripts.resolve("templates").resolve(scheduler.template()) : folder.resolve(own);
        if (!Files.isReadable(file)) {
            throw new BadInput((own.isEmpty() ? "" : "--template ") + file + ": no such file");
        }
        return new Template(file.toString(), Files.readString(file));
    }

    private String output() {
        String wanted = request.value("output");
        if (!wanted.isEmpty()) {
            return wanted;
        }
        return stem + (request.value("array").isEmpty() ? "" : "-" + scheduler.task()) + ".out";
    }

    private Map<String, String> values(String output) {
        int nodes = request.number("nodes", 1);
        int ppn = request.number("ppn", 1);
        long seconds = request.seconds();
        long mebibytes = request.mebibytes();
        String pjrun = scripts.resolve("pjrun").toString();
        List<String> command = new ArrayList<>(List.of(pjrun));
        command.addAll(request.words());
        Map<String, String> values = new HashMap<>();
        values.put("name", name);
        values.put("nodes", Integer.toString(nodes));
        values.put("ppn", Integer.toString(ppn));
        values.put("slots", Long.toString((long) nodes * ppn));
        values.put("seconds", seconds == 0 ? "" : Long.toString(seconds));
        values.put("minutes", seconds == 0 ? "" : Long.toString((seconds + 59) / 60));
        values.put(
                "time",
                seconds == 0 ? "" : String.format("%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60));
        values.put("memory", mebibytes == 0 ? "" : memory(mebibytes));
        values.put("slotmemory", mebibytes == 0 ? "" : (mebibytes + ppn - 1) / ppn + "M");
        values.put("queue", request.value("queue"));
        values.put("account", request.value("account"));
        values.put("array", request.value("array"));
        values.put("pe", request.value("pe").isEmpty() ? "mpi" : request.value("pe"));
        values.put("image", request.value("image"));
        values.put("output", output);
        values.put("pjrun", pjrun);
        values.put("command", Quoting.shell(command));
        values.put("executable", request.words().getFirst());
        values.put(
                "arguments",
                Quoting.condor(request.words().subList(1, request.words().size())));
        values.put("words", Quoting.json(request.words()));
        values.put("secret", HexFormat.of().formatHex(Secret.randomBytes(Secret.BYTES)));
        return values;
    }

    private String memory(long mebibytes) {
        return mebibytes + (scheduler == Scheduler.KUBERNETES ? "Mi" : scheduler == Scheduler.PBS ? "mb" : "M");
    }

    /** Waits for the job's end, and shows its output meanwhile if that is wanted; a pjsub that is ended leaves the job be. */
    private int await(String job, String output) throws IOException {
        console.error("waiting for job " + job + "; to end it: " + scheduler.cancel(job));
        JobWatch watch = new JobWatch(scheduler, job, commands);
        Tail tail = new Tail(folder.resolve(output));
        OptionalInt status = OptionalInt.empty();
        while (status.isEmpty()) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            status = watch.ended();
            if (request.is("follow")) {
                console.say(Stream.OUT, tail.next(status.isPresent()));
            }
        }
        return status.getAsInt();
    }
}
