package org.pjrun.launcher.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pjrun.launcher.BadInput;

/**
 * What is to be submitted, as {@code pjsub}'s command line says it.
 *
 * @param values by option, without its dashes; empty where there is none
 * @param switches options without a value that were given
 * @param words what pjrun gets
 */
record Request(Map<String, String> values, Set<String> switches, List<String> words) {
    static final String USAGE = """
        Usage: pjsub [options] [pjrun's options] Main|x.jar|File.java [arguments]
        Writes a job's script from a template, submits it to a scheduler, and prints the job's number.

          --scheduler NAME   slurm, pbs, sge, lsf, flux, htcondor or kubernetes; without it the one that is here
          --nodes N          hosts
          --ppn N            ranks on each host
          -t, --time TIME    time limit: 01:30:00, 90m or 2h
          -q, --queue NAME   queue, or partition
          -A, --account NAME whom to charge
          --mem AMOUNT       memory on each host: 4G or 500M
          --array RANGE      a job for each number: 1-10
          --name NAME        the job's name; without it the program's
          -o, --output FILE  where its output goes; without it NAME-TIME.out
          --pe NAME          parallel environment (sge); without it mpi
          --image NAME       container image (kubernetes)
          --template FILE    a template of your own; those to begin with are in the folder templates
          --dry-run          print script and command, and submit nothing
          --wait             wait for the job's end; exit with its status
          --follow           the same, and show its output as it comes
          --help             show this help

        With htcondor and kubernetes the words after the options are the command that starts a rank: java and what it needs.
        """;

    private static final Map<String, String> SHORT =
            Map.of("-t", "time", "-q", "queue", "-A", "account", "-o", "output");
    private static final Set<String> SWITCHES = Set.of("dry-run", "wait", "follow", "help");
    private static final Set<String> VALUES = Set.of(
            "scheduler",
            "nodes",
            "ppn",
            "time",
            "queue",
            "account",
            "mem",
            "array",
            "name",
            "output",
            "pe",
            "image",
            "template");

    /** Reads a command line. */
    static Request parse(List<String> line) {
        Map<String, String> values = new HashMap<>();
        List<String> switches = new ArrayList<>();
        int next = 0;
        while (next < line.size()) {
            String word = line.get(next);
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String option = equals < 0 ? word : word.substring(0, equals);
            String name = option.startsWith("--") ? option.substring(2) : SHORT.getOrDefault(option, "");
            if (SWITCHES.contains(name) && equals < 0) {
                switches.add(name);
                next++;
            } else if (!VALUES.contains(name)) {
                break;
            } else if (equals < 0 && next + 1 == line.size()) {
                throw new BadInput(option + ": a value is missing");
            } else {
                values.put(name, equals < 0 ? line.get(next + 1) : word.substring(equals + 1));
                next += equals < 0 ? 2 : 1;
            }
        }
        List<String> words =
                line.subList(line.size() > next && line.get(next).equals("--") ? next + 1 : next, line.size());
        return new Request(Map.copyOf(values), Set.copyOf(switches), List.copyOf(words));
    }

    boolean is(String name) {
        return switches.contains(name);
    }

    String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** A number from 1 on, or so much where there is none. */
    int number(String name, int otherwise) {
        String text = value(name);
        try {
            int number = text.isEmpty() ? otherwise : Integer.parseInt(text);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below together with values out of range
        }
        throw new BadInput("--" + name + " " + text + ": expected a number from 1 on");
    }

    /** Seconds of {@code 01:30:00}, {@code 90m} or {@code 2h}; 0 where no time was given. */
    long seconds() {
        String text = value("time");
        if (text.isEmpty()) {
            return 0;
        }
        try {
            if (text.endsWith("m") || text.endsWith("h")) {
                return Long.parseLong(text.substring(0, text.length() - 1)) * (text.endsWith("h") ? 3600 : 60);
            }
            String[] parts = text.split(":");
            if (parts.length == 3) {
                return Long.parseLong(parts[0]) * 3600 + Long.parseLong(parts[1]) * 60 + Long.parseLong(parts[2]);
            }
        } catch (NumberFormatException e) {
            // reported below together with other forms
        }
        throw new BadInput("--time " + text + ": expected HH:MM:SS, or as in 90m or 2h");
    }

    /** Mebibytes of {@code 4G} or {@code 500M}; 0 where no memory was given. */
    long mebibytes() {
        String text = value("mem");
        if (text.isEmpty()) {
            return 0;
        }
        try {
            long number = Long.parseLong(text.substring(0, text.length() - 1));
            if (number > 0 && (text.endsWith("G") || text.endsWith("M"))) {
                return text.endsWith("G") ? number * 1024 : number;
            }
        } catch (NumberFormatException e) {
            // reported below together with other units
        }
        throw new BadInput("--mem " + text + ": expected an amount, as in 4G or 500M");
    }
}
