/**
 * Objects as messages.
 *
 * <p>A message is a header, the graph of objects as Kryo writes it, and the graph's large primitive arrays, which are
 * copied straight from the sender's array into the receiver's:
 *
 * <pre>
 * word 0           'P' 'O', version, 0, number of large arrays (32 bit); little-endian
 * word 1 to n      per large array: element type (8 bit), 0, length (32 bit)
 * graph            Kryo's bytes, with large arrays padded to a multiple of 8
 * arrays           in the order of the words, each padded to a multiple of 8
 * </pre>
 *
 * <p>How a class is written is decided by {@link org.pjrun.internal.object.Treatment} alone, from the class alone, so
 * that both sides decide alike. Objects keep their identity and may form cycles. Two kinds of objects cannot be part of
 * a cycle unless it is entered elsewhere, because a reader cannot know them before it knows what they hold: those
 * without a state before their constructor's end (records, immutable collections, lambdas), and those that are written
 * by Java's own serialization.
 */
@NullMarked
package org.pjrun.internal.object;

import org.jspecify.annotations.NullMarked;
