package org.pjrun.mpj.open;

import java.nio.ByteBuffer;
import mpi.MPI;
import mpi.Request;
import mpi.Struct;

/** Particles, which are structs in memory of bytes, go around. */
public final class Structs {
    private Structs() {}

    public static void main(String[] args) throws mpi.MPIException {
        MPI.Init(args);
        int me = MPI.COMM_WORLD.getRank();
        int size = MPI.COMM_WORLD.getSize();
        Particle particle = new Particle();
        ByteBuffer mine = MPI.newByteBuffer(3 * particle.getExtent());
        ByteBuffer theirs = MPI.newByteBuffer(3 * particle.getExtent());
        for (int i = 0; i < 3; i++) {
            Particle.Data data = particle.getData(mine, i);
            data.put(me + i * 0.5, i);
        }
        Request request = MPI.COMM_WORLD.iRecv(theirs, 3, particle.getType(), (me + size - 1) % size, 1);
        MPI.COMM_WORLD.send(mine, 3, particle.getType(), (me + 1) % size, 1);
        request.waitFor();
        Particle.Data last = particle.getData(theirs, 2);
        System.out.println("right: " + (last.x() == (me + size - 1) % size + 1.0 && last.charge() == 2));
        MPI.Finalize();
    }

    /** A particle. */
    private static final class Particle extends Struct {
        private final int charge = addInt();
        private final int x = setOffset(8).addDouble();

        @Override
        protected Data newData() {
            return new Data();
        }

        /** One particle in a buffer. */
        private final class Data extends Struct.Data {
            void put(double value, int number) {
                putDouble(x, value);
                putInt(charge, number);
            }

            double x() {
                return getDouble(x);
            }

            int charge() {
                return getInt(charge);
            }
        }
    }
}
