package org.pjrun.samples.nas;

/** The sizes of problems that NPB names by letters: a sample, a workstation's of 1991, and the smallest for measuring. */
enum ProblemClass {
    S,
    W,
    A
}
