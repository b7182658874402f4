package org.pjrun.launcher.options;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The text of {@code pjrun --help}, laid out by picocli from the {@link Option} table. */
public final class HelpText {
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
            } else {
                builder.type(String.class).arity("1").paramLabel(option.value());
            }
            spec.addOption(builder.build());
        }
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("Main|x.jar|File.java")
                .index("0")
                .type(String.class)
                .description("The program: a class in the class path or a sample, a jar with a Main-Class, or a source"
                        + " file that is compiled once.")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("arguments")
                .index("1..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Handed to the program untouched.")
                .build());
        spec.usageMessage()
                .header("Starts a program as N ranked JVM processes that exchange messages by org.pjrun.Comm.")
                .sortOptions(false)
                .showDefaultValues(false)
                .footer(
                        "",
                        "A long option --a-b can also be given as -Dpjrun.a-b=value or PJ_A_B=value.",
                        "Exit status: 0; the first failed rank's own (128+n when signal n ended it); 2 bad input;",
                        "130 Ctrl-C; 143 TERM; 70 a fault of pjrun itself.");
        return spec;
    }
}
