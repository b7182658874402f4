package org.pjrun.benchmarks.catalogue;

import org.pjrun.Comm;
import org.pjrun.Op;

/** Collective operations in which every rank waits for every other one, or the others for the root. */
enum Collecting {
    BARRIER {
        @Override
        void call(Comm comm, int root) {
            comm.barrier(); // !
        }
    },
    ALLREDUCE {
        @Override
        void call(Comm comm, int root) {
            comm.allreduce(new int[] {comm.rank()}, new int[1], Op.SUM); // !
        }
    },
    ALLREDUCE_SCALAR {
        @Override
        void call(Comm comm, int root) {
            comm.allreduce(1.0, Op.MAX); // !
        }
    },
    ALLGATHER {
        @Override
        void call(Comm comm, int root) {
            comm.allgather(new int[] {comm.rank()}, new int[comm.size()]); // !
        }
    },
    ALLGATHER_OBJECT {
        @Override
        void call(Comm comm, int root) {
            comm.allgatherObject("rank " + comm.rank()); // !
        }
    };

    abstract void call(Comm comm, int root);
}
