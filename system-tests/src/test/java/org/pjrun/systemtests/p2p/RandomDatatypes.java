package org.pjrun.systemtests.p2p;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.pjrun.Comm;
import org.pjrun.CommException;
import org.pjrun.Datatype;
import org.pjrun.ElementType;
import org.pjrun.MismatchException;
import org.pjrun.Request;
import org.pjrun.View;

/**
 * All ranks send each other memory through random datatypes, and compare what comes with what the type maps say.
 *
 * <p>Every rank draws the same datatypes from the same seed, so each knows what the others send.
 */
public final class RandomDatatypes {
    /** Lengths in bytes that a message is to have about: in one frame, in several, in many parts of a lane. */
    private static final int[] LENGTHS = {1, 300, 3000, 40_000, 500_000};

    /** What every error says that is the other side's. */
    private static final String OF_THE_PEER = "could not receive";

    private final Comm comm;
    private final long seed;
    private String what = "";

    private RandomDatatypes(Comm comm, long seed) {
        this.comm = comm;
        this.seed = seed;
    }

    /** Runs as one rank: seed and number of rounds. */
    public static void main(String[] arguments) {
        long seed = Long.parseLong(arguments[0]);
        exchange(Comm.world(), seed, Integer.parseInt(arguments[1]));
        System.out.println("exchanged");
    }

    /** Exchanges messages for so many rounds. */
    static void exchange(Comm comm, long seed, int rounds) {
        RandomDatatypes all = new RandomDatatypes(comm, seed);
        for (int round = 0; round < rounds; round++) {
            all.round(round);
        }
    }

    private void round(int round) {
        Random random = new Random(seed + round);
        boolean one = random.nextInt(3) == 0;
        Typemap sent = one
                ? Typemap.random(random, random.nextInt(4), ElementType.INT)
                : Typemap.random(random, random.nextInt(4));
        int length = LENGTHS[random.nextInt(LENGTHS.length)];
        int count = Math.clamp(length / sent.size(), 1, 20_000);
        int shift = random.nextInt(comm.size());
        int dest = (comm.rank() + shift) % comm.size();
        int source = (comm.rank() + comm.size() - shift) % comm.size();
        what = "seed " + seed + ", round " + round + ": " + count + " x " + sent.datatype();

        byte[] expected = new byte[count * sent.size()];
        sent.copy(count, memory(round, source, sent.span(count)), expected, true);
        byte[] mine = memory(round, comm.rank(), sent.span(count));
        Object from = one ? ints(mine) : random.nextBoolean() ? mine : MemorySegment.ofArray(mine);
        boolean waits = random.nextBoolean();
        int how = random.nextInt(one ? 5 : 4);
        Comm over = how == 3 ? comm.dup() : comm; // of its own, since its sender hears of the error as well
        Request send = over.isend(sent.datatype().on(from, 0, count), dest, round);
        if (waits) {
            await(over, source, round); // so that it is matched after it has come
        }
        switch (how) {
            case 0 -> receive(sent, count, source, round, expected);
            case 1 -> receive(sent.tight(), count, source, round, expected);
            case 2 -> {
                byte[] packed = new byte[expected.length + 5];
                comm.recv(Datatype.PACKED.on(packed), source, round);
                assertThat(packed).as(what).startsWith(expected);
            }
            case 3 -> {
                // one thing that is none of the elements' types
                Datatype other = Datatype.of(ElementType.BOOLEAN);
                byte[] untouched = new byte[expected.length];
                assertThat(refusal(over, other.on(untouched), source, round))
                        .as(what)
                        .contains("was sent (expected: up to " + expected.length + " BOOLEAN");
                assertThat(untouched).as(what).containsOnly(0);
            }
            default -> {
                int[] plain = new int[expected.length / 4];
                assertThat(comm.recv(plain, source, round).count()).as(what).isEqualTo(plain.length);
                assertThat(plain).as(what).isEqualTo(ints(expected));
            }
        }
        try {
            send.waitFor();
        } catch (MismatchException e) {
            assertThat(how).as(what).isEqualTo(3);
        }
    }

    /** Waits for a message; a peer that refuses what this rank sent says so first, and once. */
    private static void await(Comm over, int source, int round) {
        try {
            over.probe(source, round);
        } catch (MismatchException e) {
            assertThat(e).hasMessageContaining(OF_THE_PEER);
            over.probe(source, round);
        }
    }

    /** What a receive says that can't succeed, and not what the peer says of what this rank sent. */
    private static String refusal(Comm over, View into, int source, int round) {
        try {
            over.recv(into, source, round);
            return "received";
        } catch (MismatchException e) {
            return e.getMessage().contains(OF_THE_PEER) ? refusal(over, into, source, round) : e.getMessage();
        }
    }

    /** Receives through a datatype, into memory of which nothing else changes. */
    private void receive(Typemap received, int count, int source, int round, byte[] expected) {
        byte[] into = memory(round, -1, received.span(count));
        byte[] whole = into.clone();
        if (!received.apart(count)) {
            assertThatThrownBy(() -> comm.recv(received.datatype().on(into, 0, count), source, round))
                    .as(what)
                    .isInstanceOf(CommException.class)
                    .hasMessageContaining("overlap");
            comm.recv(Datatype.PACKED.on(new byte[expected.length]), source, round);
            return;
        }
        received.copy(count, whole, expected, false);
        comm.recv(received.datatype().on(into, 0, count), source, round);
        assertThat(into).as(what).isEqualTo(whole);
    }

    private byte[] memory(int round, int rank, int bytes) {
        byte[] memory = new byte[bytes];
        new Random(seed * 31 + round * 1009L + rank).nextBytes(memory);
        return memory;
    }

    private static int[] ints(byte[] bytes) {
        return MemorySegment.ofArray(bytes).asSlice(0, bytes.length / 4 * 4).toArray(ValueLayout.JAVA_INT_UNALIGNED);
    }
}
