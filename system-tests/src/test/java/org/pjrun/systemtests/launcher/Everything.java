package org.pjrun.systemtests.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.pjrun.Comm;
import org.pjrun.Message;
import org.pjrun.PeerFailedException;
import org.pjrun.Request;
import org.pjrun.Status;

/**
 * What a world relies on, whatever is between its ranks: order, messages of all lengths, back-pressure, and a good end; then
 * all collectives. Each is compared with what every rank can reckon by itself.
 */
public final class Everything {
    /** Around the borders of frames, of what is announced, of parts, and of what sockets take at once. */
    private static final int[] LENGTHS = {
        0, 1, 7, 8, 4095, 4096, 4097, 16_384, 65_535, 65_537, 262_143, 262_144, 262_145, 1_000_003
    };

    private static final int IN_ORDER = 300;
    private static final int FLOOD = 1500;
    private static final int FLOOD_BYTES = 1000;

    private final Comm world;
    private final int rank;
    private final int size;

    private Everything(Comm world) {
        this.world = world;
        this.rank = world.rank();
        this.size = world.size();
    }

    /** Runs as one of at least two ranks. */
    public static void main(String[] arguments) {
        Everything everything = new Everything(Comm.world());
        everything.lengths();
        everything.order();
        everything.floods();
        everything.modes();
        EveryCollective.check(everything.world);
        everything.end();
    }

    static void same(String what, Object found, Object expected) {
        if (!Objects.deepEquals(found, expected)) {
            throw new AssertionError(what + " is " + found + " (expected: " + expected + ")");
        }
    }

    private void done(String what) {
        world.barrier();
        if (rank == 0) {
            System.out.println(what);
        }
    }

    /** Bytes that only one message between two ranks has. */
    private static byte[] content(int from, int to, int number, int length) {
        byte[] bytes = new byte[length];
        new Random(from * 1_000_003L + to * 1009L + number).nextBytes(bytes);
        return bytes;
    }

    /** Messages of all lengths, to and from everybody at once. */
    private void lengths() {
        for (int length : LENGTHS) {
            List<Request> requests = new ArrayList<>();
            List<byte[]> received = new ArrayList<>();
            for (int peer = 0; peer < size; peer++) {
                byte[] into = new byte[length];
                received.add(into);
                requests.add(world.irecv(into, peer, length));
                requests.add(world.isend(content(rank, peer, length, length), peer, length));
            }
            Request.waitAll(requests.toArray(new Request[0]));
            for (int peer = 0; peer < size; peer++) {
                same(length + " bytes of rank " + peer, received.get(peer), content(peer, rank, length, length));
            }
        }
        done("lengths");
    }

    /** Messages of one sender are not overtaken by later ones, long or short, whoever is asked for. */
    private void order() {
        List<Request> requests = new ArrayList<>();
        for (int peer = 0; peer < size; peer++) {
            for (int n = 0; n < IN_ORDER; n++) {
                requests.add(world.isend(content(rank, peer, n, length(rank, n)), peer, n & 1));
            }
        }
        int[] next = new int[size];
        byte[] into = new byte[6000];
        for (int n = 0; n < size * IN_ORDER; n++) {
            Status status = world.recv(into, Comm.ANY_SOURCE, Comm.ANY_TAG);
            int from = status.source();
            int number = next[from]++;
            same("tag of message " + number + " of rank " + from, status.tag(), number & 1);
            byte[] expected = content(from, rank, number, length(from, number));
            same("message " + number + " of rank " + from, Arrays.copyOf(into, (int) status.count()), expected);
        }
        Request.waitAll(requests.toArray(new Request[0]));
        done("order");
    }

    private static int length(int from, int number) {
        int mixed = (from * 31 + number) * 0x9E3779B1 >>> 8;
        return mixed % 7 == 0 ? mixed % 6000 : mixed % 70;
    }

    /** Everybody floods rank 0, which takes nothing until the last rank has said so, and then the last rank's first. */
    private void floods() {
        if (rank > 0) {
            byte[] bytes = new byte[FLOOD_BYTES];
            for (int n = 0; n < FLOOD; n++) {
                Arrays.fill(bytes, (byte) n);
                if (rank == size - 1 && n == FLOOD / 2) {
                    world.send(n, 0, 2);
                }
                world.send(bytes, 0, 1);
            }
        } else {
            same("word of the last rank", world.recvInt(size - 1, 2), FLOOD / 2);
            byte[] into = new byte[FLOOD_BYTES];
            for (int from = size - 1; from > 0; from--) {
                for (int n = 0; n < FLOOD; n++) {
                    world.recv(into, from, 1);
                    same("message " + n + " of the flood of rank " + from, into[FLOOD_BYTES - 1], (byte) n);
                }
            }
        }
        done("floods");
    }

    /** The modes of sending, and the ways of looking for a message. */
    private void modes() {
        int right = (rank + 1) % size;
        int left = (rank + size - 1) % size;
        byte[] into = new byte[100_000];
        Request synchronous = world.issend(content(rank, right, 1, 10), right, 1);
        world.bsend(content(rank, right, 2, 100_000), right, 2);
        same("probed", world.probe(left, 2).count(), 100_000L);
        Message message = world.mprobe(left, 2);
        message.recv(into);
        same("buffered", into, content(left, rank, 2, 100_000));
        same("synchronous before its receive", synchronous.test().isPresent(), false);
        world.barrier(); // so that nobody has received before everybody has looked
        world.recv(into, left, 1);
        synchronous.waitFor();
        Request unwanted = world.irecv(into, left, 3);
        unwanted.cancel();
        same("cancelled", unwanted.waitFor().cancelled(), true);
        world.sendObject(Collections.nCopies(3, "rank " + rank), right, 4);
        same("object", world.recvObject(left, 4), Collections.nCopies(3, "rank " + left));
        done("modes");
    }

    /** What was sent just before its sender has left arrives, and then its sender is missed. */
    private void end() {
        world.barrier();
        if (rank > 0) {
            world.bsend(content(rank, 0, 9, 300_000), 0, 9);
            return;
        }
        byte[] into = new byte[300_000];
        for (int from = 1; from < size; from++) {
            world.recv(into, from, 9);
            same("last words of rank " + from, into, content(from, 0, 9, 300_000));
            try {
                world.recv(into, from, 10);
                throw new AssertionError("rank " + from + " has sent more");
            } catch (PeerFailedException e) {
                // as it should be
            }
        }
        System.out.println("end");
    }
}
