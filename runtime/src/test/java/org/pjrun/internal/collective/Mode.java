package org.pjrun.internal.collective;

import java.util.function.Supplier;
import org.pjrun.PersistentRequest;
import org.pjrun.Request;

/** The three ways to call a collective. */
enum Mode {
    BLOCKING,
    NONBLOCKING,
    PERSISTENT;

    /** The modes in turn, as all ranks choose them. */
    static Mode of(int number) {
        return values()[Math.floorMod(number, 3)];
    }

    void run(Runnable blocking, Supplier<Request> nonblocking, Supplier<PersistentRequest> persistent) {
        switch (this) {
            case BLOCKING -> blocking.run();
            case NONBLOCKING -> nonblocking.get().waitFor();
            case PERSISTENT -> {
                PersistentRequest request = persistent.get();
                request.start();
                request.waitFor();
            }
        }
    }
}
