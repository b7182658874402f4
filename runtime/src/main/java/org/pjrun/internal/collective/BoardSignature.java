package org.pjrun.internal.collective;

import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.collectives.Collective;

/** What all ranks must call alike, as the word that stands beside what they show on a board. */
final class BoardSignature {
    private static final Collective[] COLLECTIVES = Collective.values();
    private static final ElementType[] TYPES = ElementType.values();
    private static final long COUNT = (1L << 32) - 1;

    private BoardSignature() {}

    static long of(Collective collective, int root, ElementType type, long count) {
        return (long) collective.ordinal() << 56
                | (long) type.ordinal() << 48
                | (long) (root & 0xffff) << 32
                | count & COUNT;
    }

    /** What is wrong if a peer shows another word than this rank's own. */
    static Failure disagreement(int peer, long theirs, long own) {
        ElementType theirType = TYPES[(int) (theirs >>> 48) & 0xff];
        ElementType ownType = TYPES[(int) (own >>> 48) & 0xff];
        if (theirs >>> 56 != own >>> 56 || (theirs >>> 32 & 0xffff) != (own >>> 32 & 0xffff)) {
            return new Failure(
                    ErrorClass.TYPE,
                    "rank " + peer + " called " + text(theirs) + " (expected: " + text(own) + ", as this rank)");
        }
        if (theirType != ownType) {
            return new Failure(
                    ErrorClass.TYPE,
                    "element type: rank " + peer + " sent " + theirType + " (expected: " + ownType
                            + ", as this rank says)");
        }
        long sent = (theirs & COUNT) * theirType.bytes();
        long expected = (own & COUNT) * ownType.bytes();
        return new Failure(
                sent > expected ? ErrorClass.TRUNCATE : ErrorClass.TYPE,
                "count: rank " + peer + " sent " + sent + " bytes (expected: " + expected
                        + "); all ranks must call the same operations in the same order, with equal counts and the same"
                        + " root");
    }

    private static String text(long word) {
        Collective collective = COLLECTIVES[(int) (word >>> 56)];
        return collective + (collective.rooted() ? " with root " + (word >>> 32 & 0xffff) : "");
    }
}
