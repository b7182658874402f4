package org.pjrun.launcher.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.internal.bootstrap.Tuning;
import org.pjrun.launcher.BadInput;
import org.pjrun.launcher.options.Options.Action;
import org.pjrun.launcher.options.Options.Conduct;
import org.pjrun.launcher.options.Options.Context;

class OptionParserTest {
    private static Options parse(String... words) {
        return OptionParser.parse(words, Map.of("SET", "x"), Map.of());
    }

    private static Context first(String... words) {
        return parse(words).contexts().getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-n", "-np", "--np", "-c"})
    void ranks_everySpelling_isUnderstood(String name) {
        assertThat(first(name, "4", "Main").ranks()).isEqualTo(4);
    }

    @Test
    void stallTime_unlessSaid_dependsOnHosts() {
        Diagnosing usual = parse("Main").diagnosing();
        assertThat(usual.on(false).stallMillis()).isEqualTo(2_000);
        assertThat(usual.on(true).stallMillis()).isEqualTo(10_000);
        assertThat(parse("--stall-after", "3", "Main").diagnosing().on(true).stallMillis())
                .isEqualTo(3_000);
    }

    @Test
    void ranks_notGiven_isZero() {
        assertThat(first("Main").ranks()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-cp", "-classpath", "--class-path"})
    void classPath_everySpelling_isUnderstood(String name) {
        assertThat(first(name, "a:b", "Main").classPath()).isEqualTo("a:b");
    }

    @Test
    void longOption_valueAfterEqualsSign_isUnderstood() {
        Options options = parse("--np=3", "--class-path=x y", "Main");
        assertThat(options.contexts().getFirst().ranks()).isEqualTo(3);
        assertThat(options.contexts().getFirst().classPath()).isEqualTo("x y");
    }

    @Test
    void jvmOption_repeated_keepsOrder() {
        assertThat(first("-J-Xmx1g", "-J-Da=b c", "Main").jvmOptions()).containsExactly("-Xmx1g", "-Da=b c");
    }

    @Test
    void program_wordsAfterIt_belongToTheProgram() {
        Options options = parse("-np", "2", "Main", "-np", "3", "--help", "");
        assertThat(options.contexts().getFirst().program()).isEqualTo("Main");
        assertThat(options.contexts().getFirst().ranks()).isEqualTo(2);
        assertThat(options.contexts().getFirst().arguments()).containsExactly("-np", "3", "--help", "");
    }

    @Test
    void program_afterTwoDashes_mayStartWithADash() {
        assertThat(first("-v", "--", "-Main", "x").program()).isEqualTo("-Main");
    }

    @Test
    void action_ofEachSwitch_isThatAction() {
        assertThat(parse("--dry-run", "Main").action()).isEqualTo(Action.DRY_RUN);
        assertThat(parse("--help").action()).isEqualTo(Action.HELP);
        assertThat(parse("-h").action()).isEqualTo(Action.HELP);
        assertThat(parse("--version").action()).isEqualTo(Action.VERSION);
        assertThat(parse("--print-classpath").action()).isEqualTo(Action.PRINT_CLASSPATH);
        assertThat(parse("Main").action()).isEqualTo(Action.RUN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "", "1.5", "4097", "99999999999"})
    void ranks_valueOutOfRange_isBadInputNamingIt(String value) {
        assertThatThrownBy(() -> parse("-np", value, "Main"))
                .isInstanceOf(BadInput.class)
                .hasMessage("-np " + value + ": expected a number of ranks from 1 to 4096");
    }

    @Test
    void option_unknown_isBadInputWithAHint() {
        assertThatThrownBy(() -> parse("--thread", "Main"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("unknown option --thread; did you mean --threads?");
        assertThatThrownBy(() -> parse("--zzzzzzzz", "Main"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("unknown option --zzzzzzzz (");
    }

    @ParameterizedTest
    @EnumSource(Option.class)
    void option_withoutItsValueOrWithOneTooMany_isBadInputInOneLine(Option option) {
        String name = option.names()[option.names().length - 1];
        if (option.takesValue()) {
            assertThatThrownBy(() -> parse(name))
                    .isInstanceOf(BadInput.class)
                    .hasMessage(name + ": a value is missing (expected: " + name + " " + option.value() + ")");
        } else if (option.value().isEmpty() && name.startsWith("--")) {
            assertThatThrownBy(() -> parse(name + "=x", "Main"))
                    .isInstanceOf(BadInput.class)
                    .hasMessage(name + " takes no value: " + name + "=x");
        }
        if (option.choices().length > 0) {
            assertThatThrownBy(() -> parse(name, "nonsense", "Main"))
                    .isInstanceOf(BadInput.class)
                    .hasMessageStartingWith(name + " nonsense: expected")
                    .hasMessageContaining(option.choices()[0]);
        }
    }

    @Test
    void option_withoutItsValue_isBadInput() {
        assertThatThrownBy(() -> parse("-np"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("-np: a value is missing");
    }

    @Test
    void switch_withAValue_isBadInput() {
        assertThatThrownBy(() -> parse("--threads=2", "Main"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("takes no value");
    }

    @Test
    void jvmOption_withoutDash_isBadInput() {
        assertThatThrownBy(() -> parse("-JXmx1g", "Main"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("-JXmx1g");
        assertThatThrownBy(() -> parse("-J", "-Xmx1g", "Main")).isInstanceOf(BadInput.class);
    }

    @Test
    void program_missing_isBadInput() {
        assertThatThrownBy(() -> parse("-np", "2"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no program given");
    }

    @Test
    void presets_commandLine_winsOverPropertyWinsOverEnvironment() {
        Map<String, String> environment = Map.of("PJ_NP", "2", "PJ_CLASS_PATH", "e", "PJ_THREADS", "true");
        Map<String, String> properties = Map.of("pjrun.np", "3");
        Options preset = OptionParser.parse(new String[] {"Main"}, environment, properties);
        assertThat(preset.contexts().getFirst().ranks()).isEqualTo(3);
        assertThat(preset.contexts().getFirst().classPath()).isEqualTo("e");
        assertThat(preset.conduct().threads()).isTrue();
        assertThat(OptionParser.parse(new String[] {"-n", "4", "Main"}, environment, properties)
                        .contexts()
                        .getFirst()
                        .ranks())
                .isEqualTo(4);
    }

    @Test
    void presets_wrongValue_isBadInputNamingTheVariable() {
        assertThatThrownBy(() -> OptionParser.parse(new String[] {"Main"}, Map.of("PJ_NP", "many"), Map.of()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("PJ_NP many");
        assertThatThrownBy(() -> OptionParser.parse(new String[] {"Main"}, Map.of("PJ_THREADS", "perhaps"), Map.of()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("PJ_THREADS=perhaps");
    }

    @Test
    void contexts_severalPrograms_inheritAllButTheNumber() {
        Options options = parse(
                "-np",
                "2",
                "-cp",
                "c",
                "-x",
                "A=1",
                "-x",
                "B=1",
                "-J-Xmx1g",
                "One",
                "a",
                ":",
                "-x",
                "B=2",
                "-J-Xmx2g",
                "-wdir",
                "/",
                "Two",
                ":",
                "-np",
                "3",
                "-cp",
                "d",
                "Three",
                "b");
        assertThat(options.contexts())
                .containsExactly(
                        new Context(2, "c", List.of("-Xmx1g"), null, Map.of("A", "1", "B", "1"), "One", List.of("a")),
                        new Context(
                                0, "c", List.of("-Xmx1g", "-Xmx2g"), "/", Map.of("A", "1", "B", "2"), "Two", List.of()),
                        new Context(
                                3,
                                "d",
                                List.of("-Xmx1g", "-Xmx2g"),
                                "/",
                                Map.of("A", "1", "B", "2"),
                                "Three",
                                List.of("b")));
        assertThat(options.size(8)).isEqualTo(6);
    }

    @Test
    void contexts_colonAfterTwoDashes_isAnArgument() {
        assertThat(first("--", "Main", ":", "x").arguments()).containsExactly(":", "x");
    }

    @Test
    void contexts_withoutAProgram_areBadInput() {
        for (String line : List.of("Main :", ": Main", "Main : -np 2", "Main : : Other")) {
            assertThatThrownBy(() -> parse(line.split(" ")))
                    .as(line)
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("no program given before or after ':'");
        }
        assertThatThrownBy(() -> parse("--threads", "A", ":", "B"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("only one program");
    }

    @Test
    void variable_withValueOrInherited_isSet() {
        assertThat(first("-x", "A=b=c", "-x", "SET", "-x", "E=", "Main").variables())
                .isEqualTo(Map.of("A", "b=c", "SET", "x", "E", ""));
    }

    @Test
    void output_options_areUnderstood() {
        assertThat(parse("Main").output()).isEqualTo(new Options.Output(null, false, false, "", true));
        assertThat(parse("-l", "--timestamp-output", "--fold", "--output-filename", "d:nocopy", "Main")
                        .output())
                .isEqualTo(new Options.Output(true, true, true, "d", false));
        assertThat(parse("--no-tag-output", "--output-filename=d", "Main").output())
                .isEqualTo(new Options.Output(false, false, false, "d", true));
    }

    @Test
    void conduct_options_areUnderstood() {
        Conduct conduct = parse(
                        "--stdin", "3", "--timeout", "2m", "--on-failure", "continue", "--bind-to", "core", "Main")
                .conduct();
        assertThat(conduct.input()).isEqualTo(3);
        assertThat(conduct.timeoutMillis()).isEqualTo(120_000);
        assertThat(conduct.goesOn()).isTrue();
        assertThat(conduct.bound()).isTrue();
        assertThat(conduct.debugged()).isNull();
        assertThat(parse("--stdin", "all", "Main").conduct().input()).isEqualTo(Conduct.ALL);
        assertThat(parse("--stdin=none", "--on-failure=abort", "Main").conduct().goesOn())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"90, 90000", "1.5, 1500", "10m, 600000", "2h, 7200000", "1h30m, 5400000", "1m5s, 65000", "0.5s, 500"})
    void timeout_numberWithOrWithoutUnit_isATime(String text, long millis) {
        assertThat(parse("--timeout", text, "Main").conduct().timeoutMillis()).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--timeout 0",
                "--timeout -5",
                "--timeout x",
                "--timeout 5w",
                "--timeout h",
                "--timeout 99999999999",
                "--stdin 4096",
                "--stdin some",
                "--on-failure maybe",
                "--bind-to socket",
                "--deadlock maybe",
                "--stall-after never",
                "--transport pigeon",
                "--wdir=",
                "--report=",
                "--output-filename=",
                "--np=",
                "--stdin=",
                "--timeout=",
                "--debug=",
                "--debug=1-",
                "--debug=3-1",
                "--debug=a",
                "--debug=0,,1",
                "--output-filename :nocopy",
                "-x =b",
                "-x NOT_SET",
                "--completion fish",
            })
    void value_thatIsWrong_isBadInputNamingItAndWhatIsExpected(String words) {
        assertThatThrownBy(() -> parse((words + " Main").split(" ")))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith(words.split("[ =]")[0])
                .hasMessageContaining("expected");
    }

    @Test
    void debug_withAndWithoutRanks_isUnderstood() {
        assertThat(parse("--debug=0,2-3", "Main").conduct().debugged())
                .matches(ranks -> ranks.contains(0) && !ranks.contains(1) && ranks.contains(2) && ranks.contains(3));
        assertThat(parse("--debug", "Main").conduct().debugged()).matches(ranks -> ranks.contains(4095));
        Map<String, String> environment = Map.of("PJ_DEBUG", "1");
        assertThat(OptionParser.parse(new String[] {"Main"}, environment, Map.of())
                        .conduct()
                        .debugged())
                .matches(ranks -> ranks.contains(1) && !ranks.contains(0));
    }

    @Test
    void action_withASubject_needsNoProgram() {
        assertThat(parse("--status").subject()).isEmpty();
        assertThat(parse("--status", "abc").subject()).isEqualTo("abc");
        assertThat(parse("--stacks", "abc").action()).isEqualTo(Action.STACKS);
        assertThat(parse("--completion", "zsh").subject()).isEqualTo("zsh");
    }

    @Test
    void algorithms_ofCollectives_areKnownByName() {
        assertThat(parse("--coll", "allreduce=ring,bcast=chain", "--coll-verbose", "--reproducible", "Main")
                        .tuning())
                .isEqualTo(new Tuning("allreduce=ring,bcast=chain", true, true));
        assertThat(parse("Main").tuning()).isEqualTo(Tuning.USUAL);
        assertThat(OptionParser.parse(new String[] {"Main"}, Map.of("PJ_COLL", "gather=linear"), Map.of())
                        .tuning()
                        .algorithms())
                .isEqualTo("gather=linear");
        assertThatThrownBy(() -> parse("--coll", "alreduce=ring", "Main"))
                .hasMessageContaining("collective 'alreduce' is unknown; did you mean allreduce? (expected: barrier, ");
        assertThatThrownBy(() -> parse("--coll", "allreduce=rign", "Main"))
                .hasMessageContaining("algorithm of allreduce 'rign' is unknown; did you mean ring? (expected: ")
                .hasMessageContaining("rabenseifner");
        assertThatThrownBy(() -> parse("--coll", "ring", "Main"))
                .hasMessageContaining("--coll ring: expected COLLECTIVE=ALGORITHM, for example allreduce=ring");
    }

    @Test
    void option_ofOtherLaunchersAndOfJava_isAnsweredWithOurs() {
        assertThatThrownBy(() -> parse("-genv", "A", "1", "Main")).hasMessageContaining("write -x NAME=VALUE");
        assertThatThrownBy(() -> parse("-jar", "x.jar")).hasMessageContaining("pjrun -np 4 x.jar");
        assertThatThrownBy(() -> parse("-hosts", "a,b", "x.jar")).hasMessage("unknown option -hosts: write -H a:4,b");
        assertThatThrownBy(() -> parse("-q", "Main")).hasMessage("unknown option -q (pjrun --help shows all)");
        assertThatThrownBy(() -> parse("-Dx=y", "Main")).hasMessageContaining("-J-Dx=y");
        assertThat(parse("--oversubscribe", "--allow-run-as-root", "Main").action())
                .isEqualTo(Action.RUN);
    }

    @Test
    void texts_madeFromTheTable_nameEveryOption() {
        String page = ManPage.text("pjrun 1").replace("\\-", "-");
        for (Option option : Option.values()) {
            assertThat(HelpText.text()).contains(option.names());
            assertThat(page).contains(option.names());
            assertThat(Completion.text("bash")).contains(option.names());
            assertThat(Completion.text("zsh")).contains(option.names());
        }
    }
}
