package org.pjrun.launcher.options;

import java.util.ArrayList;
import java.util.List;

/** What makes bash or zsh complete pjrun's options and their values, made from the {@link Option} table. */
public final class Completion {
    private static final String BASH = """
        # for bash: source <(pjrun --completion bash)
        _pjrun() {
            local word=${COMP_WORDS[COMP_CWORD]} line=${COMP_LINE:0:COMP_POINT} words last previous i
            # bash cuts words at '=' and ':', too; which option stands where is told by spaces only
            read -ra words <<< "$line"
            [[ $line != *[[:space:]] ]] || words+=("")
            last=$((${#words[@]} - 1)) previous=${words[last - 1]}
            [[ ${words[last]} != --*=* ]] || previous=${words[last]%%=*}
            [[ $word != [=:] ]] || word=
            # behind the program all words are its own, up to a colon
            for ((i = 1; i < last; i++)); do
                case ${words[i]} in
                    :) ;;
                    @TAKING@) i=$((i + 1)) ;;
                    -*) ;;
                    *)
                        while ((i < last)) && [[ ${words[i]} != : ]]; do i=$((i + 1)); done
                        if ((i == last)); then
                            COMPREPLY=($(compgen -f -- "$word"))
                            return
                        fi ;;
                esac
            done
            case $previous in
        @VALUES@
            esac
            if [[ $word == -* ]]; then
                COMPREPLY=($(compgen -W '@NAMES@' -- "$word"))
            else
                COMPREPLY=($(compgen -d -- "$word") $(compgen -f -X '!*.@(jar|java)' -- "$word"))
            fi
        }
        complete -o filenames -F _pjrun pjrun
        """;

    private static final String ZSH = """
        #compdef pjrun
        # for zsh: source <(pjrun --completion zsh), or put it as _pjrun into a folder of fpath
        _pjrun() {
            _arguments -S \\
        @ARGUMENTS@        '1:program:_files -g "*.(jar|java)(-.)"' \\
                '*:argument:_files'
        }
        if [[ $funcstack[1] == _pjrun ]]; then _pjrun "$@"; else compdef _pjrun pjrun; fi
        """;

    private Completion() {}

    /** The script for a shell, bash or zsh. */
    public static String text(String shell) {
        return shell.equals("bash") ? bash() : zsh();
    }

    private static String bash() {
        List<String> names = new ArrayList<>();
        List<String> taking = new ArrayList<>();
        StringBuilder values = new StringBuilder();
        for (Option option : Option.values()) {
            names.addAll(List.of(option.names()));
            if (option.takesValue()) {
                taking.addAll(List.of(option.names()));
                values.append("        ")
                        .append(String.join("|", option.names()))
                        .append(") COMPREPLY=(")
                        .append(bash(option))
                        .append("); return ;;\n");
            }
        }
        return BASH.replace("@NAMES@", String.join(" ", names))
                .replace("@TAKING@", String.join("|", taking))
                .replace("@VALUES@\n", values);
    }

    private static String bash(Option option) {
        return switch (option.value()) {
            case "PATH" -> "$(compgen -f -- \"$word\")";
            case "DIR", "DIR[:nocopy]" -> "$(compgen -d -- \"$word\")";
            default -> "$(compgen -W '" + String.join(" ", option.choices()) + "' -- \"$word\")";
        };
    }

    private static String zsh() {
        StringBuilder arguments = new StringBuilder();
        for (Option option : Option.values()) {
            for (String name : option.names()) {
                arguments
                        .append("        '*")
                        .append(name)
                        .append(
                                option.mayTakeValue()
                                        ? "=-"
                                        : option == Option.JVM_OPTION
                                                ? "-"
                                                : option.takesValue() && name.startsWith("--") ? "=" : "")
                        .append('[')
                        .append(option.description()
                                .replace("'", "'\\''")
                                .replace("[", "\\[")
                                .replace("]", "\\]")
                                .replace(":", "\\:"))
                        .append(']')
                        .append(zsh(option))
                        .append("' \\\n");
            }
        }
        return ZSH.replace("@ARGUMENTS@", arguments.toString());
    }

    private static String zsh(Option option) {
        return switch (option.value()) {
            case "" -> "";
            case "PATH" -> ":path:_files";
            case "DIR", "DIR[:nocopy]" -> ":folder:_files -/";
            default ->
                (option.mayTakeValue() ? "::" : ":")
                        + "value:"
                        + (option.choices().length == 0 ? "" : "(" + String.join(" ", option.choices()) + ")");
        };
    }
}
