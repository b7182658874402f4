package org.pjrun.benchmarks.catalogue;

import org.pjrun.Comm;
import org.pjrun.PersistentRequest;
import org.pjrun.Request;

/** Ways to wait for an int array of four. */
enum Receiving {
    RECV {
        @Override
        void from(Comm comm, int source, int tag) {
            comm.recv(new int[4], source, tag); // !
        }
    },
    IRECV {
        @Override
        void from(Comm comm, int source, int tag) {
            comm.irecv(new int[4], source, tag).waitFor(); // !
        }
    },
    WAIT_ALL {
        @Override
        void from(Comm comm, int source, int tag) {
            Request.waitAll(comm.irecv(new int[4], source, tag)); // !
        }
    },
    WAIT_ANY {
        @Override
        void from(Comm comm, int source, int tag) {
            Request.waitAny(comm.irecv(new int[4], source, tag)); // !
        }
    },
    PROBE {
        @Override
        void from(Comm comm, int source, int tag) {
            comm.probe(source, tag); // !
            comm.recv(new int[4], source, tag);
        }
    },
    MPROBE {
        @Override
        void from(Comm comm, int source, int tag) {
            comm.mprobe(source, tag).recv(new int[4]); // !
        }
    },
    PERSISTENT {
        @Override
        void from(Comm comm, int source, int tag) {
            PersistentRequest request = comm.recvInit(new int[4], source, tag);
            request.start();
            request.waitFor(); // !
        }
    },
    SENDRECV {
        @Override
        void from(Comm comm, int source, int tag) {
            comm.sendrecv(new int[4], Comm.PROC_NULL, 0, new int[4], source, tag); // !
        }
    };

    abstract void from(Comm comm, int source, int tag);
}
