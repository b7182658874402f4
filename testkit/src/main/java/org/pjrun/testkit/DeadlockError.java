package org.pjrun.testkit;

import java.util.List;
import org.pjrun.internal.diagnosis.Finding;
import org.pjrun.internal.diagnosis.Hint;

/** Ranks wait for each other, or for what can never come; the message says who waits where, and what may be wrong. */
public final class DeadlockError extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    DeadlockError(String report, Finding finding) {
        super(report);
        this.finding = finding;
    }

    /** Causes that the hints of the report name, by their class. */
    public List<String> causes() {
        return finding.hints().stream().map(Hint::cause).map(Enum::name).toList();
    }

    /** Lines of the program where calls stand that never return, such as {@code Heat.java:42}. */
    public List<String> lines() {
        return finding.stuck().stream()
                .map(stuck -> stuck.call().line())
                .distinct()
                .toList();
    }
}
