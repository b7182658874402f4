package org.pjrun;

/** The type of {@link Comm#IN_PLACE}. */
enum InPlace {
    IN_PLACE
}
