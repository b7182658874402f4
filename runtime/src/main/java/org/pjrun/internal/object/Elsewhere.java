package org.pjrun.internal.object;

import java.io.Serializable;

/** Stands, in what Java's serialization writes, for an object that Kryo writes; the number is its place there. */
record Elsewhere(int index) implements Serializable {}
