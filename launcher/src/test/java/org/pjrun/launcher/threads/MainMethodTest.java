package org.pjrun.launcher.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MainMethodTest {
    private static final List<String> CALLS = new ArrayList<>();

    static class WithArguments {
        static void main(String[] arguments) {
            CALLS.add("static " + String.join(",", arguments));
        }

        static void main() {
            CALLS.add("wrong one");
        }
    }

    static class Instance {
        void main() {
            CALLS.add("instance");
        }
    }

    static class Inherits extends Instance {}

    @SuppressWarnings("DoNotCallSuggester")
    static class Fails {
        public static void main(String[] arguments) {
            throw new IllegalStateException("boom");
        }
    }

    @SuppressWarnings("UnusedMethod")
    static class None {
        private static void main(String[] arguments) {
            CALLS.add("private " + arguments.length);
        }

        static int main() {
            CALLS.add("not void");
            return 0;
        }
    }

    @BeforeEach
    void forget() {
        CALLS.clear();
    }

    @Test
    void run_mainWithArguments_isPreferred() throws Throwable {
        MainMethod.run(WithArguments.class, new String[] {"a", "b"});
        assertThat(CALLS).containsExactly("static a,b");
    }

    @Test
    void run_instanceMain_isCalledOnANewInstance() throws Throwable {
        MainMethod.run(Instance.class, new String[0]);
        MainMethod.run(Inherits.class, new String[0]);
        assertThat(CALLS).containsExactly("instance", "instance");
    }

    @Test
    void run_mainThatThrows_throwsTheSame() {
        assertThatThrownBy(() -> MainMethod.run(Fails.class, new String[0]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("boom");
    }

    @Test
    void run_noMain_fails() {
        assertThatThrownBy(() -> MainMethod.run(None.class, new String[0]))
                .isInstanceOf(NoSuchMethodException.class)
                .hasMessageContaining("no main method");
        assertThat(CALLS).isEmpty();
    }
}
