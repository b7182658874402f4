package org.pjrun.samples;

/**
 * One rank's part of a row of items: consecutive ones, as many for every rank but for one.
 *
 * @param from first item
 * @param to item after the last
 */
record Part(int from, int to) {
    /** The part of a rank when so many ranks share so many items. */
    static Part of(int items, int rank, int size) {
        return new Part((int) ((long) items * rank / size), (int) ((long) items * (rank + 1) / size));
    }

    /** Number of items. */
    int count() {
        return to - from;
    }
}
