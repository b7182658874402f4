package org.pjrun.internal.diagnosis;

import java.util.List;

/**
 * What a look at a job has found.
 *
 * @param kind how sure it is
 * @param ranks what all ranks were found doing
 * @param stuck calls that never return, or may never
 */
public record Finding(Kind kind, List<RankSnapshot> ranks, List<Stuck> stuck) {
    /** Nothing has waited for long. */
    static final Finding NOTHING = new Finding(Kind.NOTHING, List.of(), List.of());

    /** How sure a finding is. */
    public enum Kind {
        NOTHING,
        /** Some wait, for ranks that may move. */
        WAITING,
        /** Some wait for each other, and only threads aside could help. */
        SUSPICION,
        /** Some wait for each other, and nobody can help. */
        DEADLOCK
    }

    /** Why, as far as it can be told. */
    public List<Hint> hints() {
        return Hints.of(ranks, stuck);
    }
}
