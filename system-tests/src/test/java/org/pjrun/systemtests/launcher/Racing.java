package org.pjrun.systemtests.launcher;

import org.pjrun.Comm;

/** Programs whose first rank receives from any source. */
final class Racing {
    private Racing() {}

    public static void main(String[] arguments) throws InterruptedException {
        Comm world = Comm.world();
        switch (arguments[0]) {
            case "assumes-order" -> assumeOrder(world);
            case "hidden" -> hide(world);
            case "depends" -> depend(world);
            case "any-order" -> takeAnyOrder(world);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Fails when rank 2's message is taken first, which is sent last; both have been sent when one is taken. */
    private static void assumeOrder(Comm world) {
        if (world.rank() == 0) {
            world.recvInt(2, 6);
            int first = world.recvInt(Comm.ANY_SOURCE, 0);
            world.recvInt(Comm.ANY_SOURCE, 0);
            if (first == 2) {
                throw new IllegalStateException("rank 2 came first");
            }
        } else if (world.rank() == 1) {
            world.send(1, 0, 0);
            world.send(1, 2, 5);
        } else {
            world.recvInt(1, 5);
            world.send(2, 0, 0);
            world.send(2, 0, 6);
        }
    }

    /** The same, but rank 2 takes its time, so that nobody has seen its message when that of rank 1 is taken. */
    private static void hide(Comm world) throws InterruptedException {
        if (world.rank() == 0) {
            int first = world.recvInt(Comm.ANY_SOURCE, 0);
            world.recvInt(3 - first, 0);
            if (first == 2) {
                throw new IllegalStateException("rank 2 came first");
            }
        } else {
            Thread.sleep(world.rank() == 1 ? 0 : 300);
            world.send(world.rank(), 0, 0);
        }
    }

    /** Rank 2's message depends on that of rank 1 having been received, so it can never be the first. */
    private static void depend(Comm world) {
        switch (world.rank()) {
            case 0 -> {
                if (world.recvInt(Comm.ANY_SOURCE, 0) != 1) {
                    throw new IllegalStateException("what cannot be");
                }
                world.send(0, 2, 1);
                world.recvInt(Comm.ANY_SOURCE, 0);
            }
            case 1 -> world.send(1, 0, 0);
            default -> {
                world.recvInt(0, 1);
                world.send(2, 0, 0);
            }
        }
    }

    private static void takeAnyOrder(Comm world) {
        if (world.rank() == 0) {
            int sum = 0;
            for (int i = 1; i < world.size(); i++) {
                sum += world.recvInt(Comm.ANY_SOURCE, 0);
            }
            if (sum != world.size() * (world.size() - 1) / 2) {
                throw new IllegalStateException("sum: " + sum);
            }
        } else {
            world.send(world.rank(), 0, 0);
        }
    }
}
