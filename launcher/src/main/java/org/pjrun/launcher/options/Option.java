package org.pjrun.launcher.options;

/**
 * The options of pjrun, each with its spellings: the one table that the parser, the help text and the hints read.
 *
 * <p>A long option {@code --a-b} can also be given as system property {@code pjrun.a-b} and as environment variable
 * {@code PJ_A_B}; the command line wins, then the property.
 */
public enum Option {
    RANKS("N", "Start N ranks; without it one for each core.", "-n", "-np", "--np", "-c"),
    CLASS_PATH(
            "PATH",
            "Where the program's classes are; without it CLASSPATH, else '.'.",
            "-cp",
            "-classpath",
            "--class-path"),
    JVM_OPTION("<option>", "Hand an option to each rank's JVM, for example -J-Xmx1g.", "-J"),
    THREADS("", "Run the ranks as threads of one JVM, each with its own classes.", "--threads"),
    DRY_RUN("", "Print what would be started, and start nothing.", "--dry-run"),
    VERBOSE("", "Say what is started and how it ended.", "-v", "--verbose"),
    PRINT_CLASSPATH("", "Print the class path that javac -cp needs, and end.", "--print-classpath"),
    HELP("", "Show this help, and end.", "-h", "--help"),
    VERSION("", "Show the version, and end.", "--version");

    private final String value;
    private final String description;
    private final String[] names;

    Option(String value, String description, String... names) {
        this.value = value;
        this.description = description;
        this.names = names;
    }

    /** All spellings. */
    public String[] names() {
        return names.clone();
    }

    /** What stands for the value in the help; empty for a switch. */
    public String value() {
        return value;
    }

    /** One sentence for the help. */
    public String description() {
        return description;
    }

    /** Whether a value follows as the next word, or after {@code =}. */
    public boolean takesValue() {
        return !value.isEmpty() && this != JVM_OPTION;
    }

    /** Whether it can be preset by a system property or by the environment. */
    boolean presettable() {
        return ordinal() < PRINT_CLASSPATH.ordinal();
    }

    boolean matches(String name) {
        for (String each : names) {
            if (each.equals(name)) {
                return true;
            }
        }
        return false;
    }
}
