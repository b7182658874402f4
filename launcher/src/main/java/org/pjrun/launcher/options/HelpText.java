package org.pjrun.launcher.options;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The text of {@code pjrun --help}, laid out by picocli from the {@link Option} table. */
public final class HelpText {
    static final String SUMMARY =
            "Starts a program as N ranked JVM processes that exchange messages by org.pjrun.Comm.";
    static final String PROGRAM = "The program: a class in the class path or a sample, a jar with a Main-Class, or a"
            + " source file that is compiled once.";
    static final String ARGUMENTS = "What follows is handed to the program untouched.";
    static final String SEVERAL = "Several programs make one job: pjrun -np 1 Master : -np 3 Worker. Class path, JVM"
            + " options, variables and folder of one hold for those after it. Behind a word -- a ':' is an argument"
            + " like any other.";
    static final String PRESETS = "A long option --a-b can also be given as -Dpjrun.a-b=value or PJ_A_B=value.";
    static final String STATUS = "Exit status: 0; the first failed rank's own (128+n when signal n ended it); 2 bad"
            + " input; 124 --timeout; 130 Ctrl-C; 143 TERM; 70 a fault of pjrun itself.";

    private HelpText() {}

    /** The whole help, lines ended by the system's separator. */
    public static String text() {
        CommandLine command = new CommandLine(spec());
        command.setUsageHelpWidth(100);
        return command.getUsageMessage(CommandLine.Help.Ansi.OFF);
    }

    private static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("pjrun");
        for (Option option : Option.values()) {
            OptionSpec.Builder builder = OptionSpec.builder(option.names()).description(option.description());
            if (option.value().isEmpty()) {
                builder.type(boolean.class).arity("0");
            } else if (option.mayTakeValue()) {
                builder.type(String.class).arity("0..1").paramLabel("RANKS");
            } else {
                builder.type(String.class).arity("1").paramLabel(option.value());
            }
            spec.addOption(builder.build());
        }
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("Main|x.jar|File.java")
                .index("0")
                .type(String.class)
                .description(PROGRAM)
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("arguments")
                .index("1..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(ARGUMENTS)
                .build());
        spec.usageMessage()
                .header(SUMMARY)
                .sortOptions(false)
                .showDefaultValues(false)
                .footer("", SEVERAL, PRESETS, STATUS);
        return spec;
    }
}
