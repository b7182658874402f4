package org.pjrun.benchmarks.catalogue;

import org.pjrun.Comm;
import org.pjrun.PersistentRequest;
import org.pjrun.Request;

/** Ways to send so that the call waits for its receive. */
enum Sending {
    SSEND {
        @Override
        void to(Comm comm, int dest, int tag) {
            comm.ssend(new int[4], dest, tag); // !
        }
    },
    LARGE {
        @Override
        void to(Comm comm, int dest, int tag) {
            comm.send(new int[LENGTH], dest, tag); // !
        }
    },
    ISSEND {
        @Override
        void to(Comm comm, int dest, int tag) {
            comm.issend(new int[4], dest, tag).waitFor(); // !
        }
    },
    ISEND_LARGE {
        @Override
        void to(Comm comm, int dest, int tag) {
            Request.waitAll(comm.isend(new int[LENGTH], dest, tag)); // !
        }
    },
    PERSISTENT {
        @Override
        void to(Comm comm, int dest, int tag) {
            PersistentRequest request = comm.ssendInit(new int[4], dest, tag);
            request.start();
            request.waitFor(); // !
        }
    };

    private static final int LENGTH = 50_000;

    abstract void to(Comm comm, int dest, int tag);

    /** The receive that goes with it. */
    void from(Comm comm, int source, int tag) {
        comm.recv(new int[LENGTH], source, tag); // !
    }
}
