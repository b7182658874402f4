package org.pjrun.launcher.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjrun.launcher.BadInput;
import org.pjrun.launcher.options.Options.Action;

class OptionParserTest {
    private static Options parse(String... words) {
        return OptionParser.parse(words, Map.of(), Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-n", "-np", "--np", "-c"})
    void ranks_everySpelling_isUnderstood(String name) {
        assertThat(parse(name, "4", "Main").ranks()).isEqualTo(4);
    }

    @Test
    void ranks_notGiven_isZero() {
        assertThat(parse("Main").ranks()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-cp", "-classpath", "--class-path"})
    void classPath_everySpelling_isUnderstood(String name) {
        assertThat(parse(name, "a:b", "Main").classPath()).isEqualTo("a:b");
    }

    @Test
    void longOption_valueAfterEqualsSign_isUnderstood() {
        Options options = parse("--np=3", "--class-path=x y", "Main");
        assertThat(options.ranks()).isEqualTo(3);
        assertThat(options.classPath()).isEqualTo("x y");
    }

    @Test
    void jvmOption_repeated_keepsOrder() {
        assertThat(parse("-J-Xmx1g", "-J-Da=b c", "Main").jvmOptions()).containsExactly("-Xmx1g", "-Da=b c");
    }

    @Test
    void program_wordsAfterIt_belongToTheProgram() {
        Options options = parse("-np", "2", "Main", "-np", "3", "--help", "");
        assertThat(options.program()).isEqualTo("Main");
        assertThat(options.ranks()).isEqualTo(2);
        assertThat(options.arguments()).containsExactly("-np", "3", "--help", "");
    }

    @Test
    void program_afterTwoDashes_mayStartWithADash() {
        assertThat(parse("-v", "--", "-Main", "x").program()).isEqualTo("-Main");
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
        assertThat(preset.ranks()).isEqualTo(3);
        assertThat(preset.classPath()).isEqualTo("e");
        assertThat(preset.threads()).isTrue();
        assertThat(OptionParser.parse(new String[] {"-n", "4", "Main"}, environment, properties)
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
    void help_names_everyOption() {
        String text = HelpText.text();
        for (Option option : Option.values()) {
            assertThat(text).contains(option.names());
        }
    }
}
