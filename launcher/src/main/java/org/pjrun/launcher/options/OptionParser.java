package org.pjrun.launcher.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.bootstrap.SegmentLayout;
import org.pjrun.launcher.BadInput;
import org.pjrun.launcher.options.Options.Action;

/**
 * Reads a command line up to the program's name; what follows belongs to the program.
 *
 * <p>Written by hand because every start of a job waits for it, and a general parser costs more than starting a JVM;
 * the help text, which nobody waits for, is made by picocli from the same {@link Option} table.
 */
public final class OptionParser {
    private final List<String> jvmOptions = new ArrayList<>();
    private Action action = Action.RUN;
    private int ranks;
    private @Nullable String classPath;
    private boolean threads;
    private boolean verbose;

    private OptionParser() {}

    /**
     * Understands a command line.
     *
     * @param presets values from the environment, by variable name ({@code PJ_NP})
     * @param properties values from system properties, by name ({@code pjrun.np})
     * @throws BadInput if an option is unknown, lacks its value or has a wrong one, or the program is missing
     */
    public static Options parse(String[] words, Map<String, String> presets, Map<String, String> properties) {
        OptionParser parser = new OptionParser();
        parser.presets(presets, properties);
        int next = parser.options(words);
        boolean needsProgram = parser.action == Action.RUN || parser.action == Action.DRY_RUN;
        if (needsProgram && next == words.length) {
            throw new BadInput(
                    "no program given (expected: pjrun [options] Main|x.jar|File.java [arguments]); see pjrun --help");
        }
        List<String> rest = new ArrayList<>();
        for (int i = next + 1; i < words.length; i++) {
            rest.add(words[i]);
        }
        return new Options(
                parser.action,
                parser.ranks,
                parser.classPath,
                List.copyOf(parser.jvmOptions),
                parser.threads,
                parser.verbose,
                next < words.length ? words[next] : "",
                List.copyOf(rest));
    }

    private void presets(Map<String, String> environment, Map<String, String> properties) {
        for (Option option : Option.values()) {
            if (!option.presettable()) {
                continue;
            }
            for (String name : option.names()) {
                if (name.startsWith("--")) {
                    String variable =
                            "PJ_" + name.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
                    preset(option, variable, environment.get(variable));
                    String property = "pjrun." + name.substring(2);
                    preset(option, "-D" + property, properties.get(property));
                }
            }
        }
    }

    private void preset(Option option, String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return;
        }
        if (option.takesValue()) {
            apply(option, name, value);
        } else if (value.equals("true") || value.equals("1")) {
            apply(option, name, "");
        } else if (!value.equals("false") && !value.equals("0")) {
            throw new BadInput(name + "=" + value + ": expected true or false");
        }
    }

    /** Reads options and returns the index of the first word that is none. */
    private int options(String[] words) {
        int i = 0;
        while (i < words.length) {
            String word = words[i];
            if (word.equals("--")) {
                return i + 1;
            }
            if (word.length() < 2 || word.charAt(0) != '-') {
                return i;
            }
            if (word.startsWith("-J")) {
                apply(Option.JVM_OPTION, "-J", word.substring(2));
                i++;
                continue;
            }
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String name = equals < 0 ? word : word.substring(0, equals);
            Option option = find(name);
            if (!option.takesValue()) {
                if (equals >= 0) {
                    throw new BadInput(name + " takes no value: " + word);
                }
                apply(option, name, "");
                i++;
            } else if (equals >= 0) {
                apply(option, name, word.substring(equals + 1));
                i++;
            } else if (i + 1 < words.length) {
                apply(option, name, words[i + 1]);
                i += 2;
            } else {
                throw new BadInput(name + ": a value is missing (expected: " + name + " " + option.value() + ")");
            }
        }
        return i;
    }

    private static Option find(String name) {
        List<String> known = new ArrayList<>();
        for (Option option : Option.values()) {
            if (option.matches(name)) {
                return option;
            }
            known.addAll(List.of(option.names()));
        }
        String near = Nearest.to(name, known);
        throw new BadInput("unknown option " + name + (near == null ? "" : "; did you mean " + near + "?")
                + " (pjrun --help shows all)");
    }

    private void apply(Option option, String name, String value) {
        switch (option) {
            case RANKS -> ranks = number(name, value);
            case CLASS_PATH -> classPath = value;
            case JVM_OPTION -> jvmOptions.add(jvmOption(value));
            case THREADS -> threads = true;
            case DRY_RUN -> action = Action.DRY_RUN;
            case VERBOSE -> verbose = true;
            case PRINT_CLASSPATH -> action = Action.PRINT_CLASSPATH;
            case HELP -> action = Action.HELP;
            case VERSION -> action = Action.VERSION;
        }
    }

    private static int number(String name, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= SegmentLayout.MAX_RANKS) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below together with values out of range
        }
        throw new BadInput(name + " " + value + ": expected a number of ranks from 1 to " + SegmentLayout.MAX_RANKS);
    }

    private static String jvmOption(String value) {
        if (value.length() < 2 || value.charAt(0) != '-') {
            throw new BadInput("-J" + value + ": expected an option of the JVM without a space, for example -J-Xmx1g");
        }
        return value;
    }
}
