package org.pjrun.samples;

import org.pjrun.Comm;

/**
 * Every rank says who it is.
 *
 * <p>Teaches: all ranks run the same program from its first line to its last; only {@link Comm#rank()} tells them apart.
 * Nothing has to be started or ended. Lines of different ranks come in any order, but never torn.
 *
 * <pre>
 *   pjrun -np 4 Hello
 * </pre>
 */
final class Hello {
    void main() {
        IO.println(greeting(Comm.world()));
    }

    static String greeting(Comm comm) {
        return "Hello from rank " + comm.rank() + " of " + comm.size();
    }
}
