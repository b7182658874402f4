package org.pjrun.internal.collective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.internal.engine.Arrivals;
import org.pjrun.internal.engine.Engine;
import org.pjrun.internal.engine.Operation;
import org.pjrun.internal.engine.Task;

/**
 * Sees to it that all ranks call the same, and that all learn of it when a call of the communicator has failed.
 *
 * <p>Each message's {@linkplain Called word} is compared with that of this rank's call of the same number when it arrives, and
 * not only when it is matched: ranks that call different things may wait for messages that nobody sends. For the same reason a
 * rank that has waited long tells its word to those that it waits for. Whoever finds a
 * failure tells some ranks, which tell others, so that in log n steps all know, those that are blocked included.
 * All that is called inside the gate.
 */
final class Agreement extends Task implements Arrivals {
    /** Tag of the messages that tell of a failure; no call has this number. */
    static final int POISON = Integer.MAX_VALUE;

    private static final int REMEMBERED = 64;

    /** Earlier calls that a member which does not come is told of, too: it may be in one of them. */
    private static final int ASKED = 8;

    private final Engine engine;
    private final CollectiveContext context;
    private final int rank;
    private final int size;
    private final int[] ownNumbers = new int[REMEMBERED];
    private final long[] ownWords = new long[REMEMBERED];
    private final int[] heardNumbers = new int[REMEMBERED];
    private final long[] heardWords = new long[REMEMBERED];
    private final int[] heardFrom = new int[REMEMBERED];
    private final List<Operation> letters = new ArrayList<>(0);
    private final IdentityHashMap<Operation, byte[]> receiving = new IdentityHashMap<>(0);
    private final List<Poison> received = new ArrayList<>(0);
    private final List<Integer> senders = new ArrayList<>(0);
    private @Nullable Poison found;
    private int lastBegun = -1;

    Agreement(Engine engine, CollectiveContext context, int rank, int size) {
        super(engine);
        this.engine = engine;
        this.context = context;
        this.rank = rank;
        this.size = size;
        Arrays.fill(ownNumbers, -1);
        Arrays.fill(heardNumbers, -1);
    }

    /** This rank begins a call; what is wrong if another rank calls something else under this number, or null. */
    @Nullable
    Failure begin(int number, long word) {
        int place = number & REMEMBERED - 1;
        ownNumbers[place] = number;
        ownWords[place] = word;
        lastBegun = number;
        return heardNumbers[place] == number && heardWords[place] != word
                ? disagreement(number, rank, word, heardFrom[place], heardWords[place])
                : null;
    }

    @Override
    public boolean admit(int source, int tag, ElementType type, long bytes, long signature) {
        if (tag == POISON) {
            senders.add(source);
            rouse();
            return true;
        }
        // a tag below zero asks what is called here under this number, and is no message of the call
        boolean asked = tag < 0;
        return agrees(source, asked ? ~tag : tag, signature) && !asked;
    }

    private boolean agrees(int source, int number, long signature) {
        int place = number & REMEMBERED - 1;
        if (ownNumbers[place] == number) {
            if (ownWords[place] == signature) {
                return true;
            }
            disagree(number, rank, ownWords[place], source, signature);
            return false;
        }
        boolean past = lastBegun >= 0 && CollectiveContext.follows(lastBegun, number);
        if (past) {
            return true;
        }
        if (heardNumbers[place] == number && heardWords[place] != signature) {
            disagree(number, heardFrom[place], heardWords[place], source, signature);
            return false;
        }
        heardNumbers[place] = number;
        heardWords[place] = signature;
        heardFrom[place] = source;
        return true;
    }

    /** What is wrong where a member has called something else than this rank. */
    Failure disagreement(int number, long word, int peer, long theirs) {
        return disagreement(number, rank, word, peer, theirs);
    }

    /** What is wrong where a member has called something else so long ago that nobody knows what it was. */
    Failure disagreement(int number, int peer) {
        return new Failure(
                ErrorClass.NOT_SAME,
                "ranks disagree in what they called before collective operation " + number
                        + " of this communicator: rank " + Math.min(rank, peer) + " and rank " + Math.max(rank, peer)
                        + "; all ranks must call the same operations in the same order, with equal arguments");
    }

    /** Compares the word that came from a member with this rank's call; what is wrong, or null. */
    @Nullable
    Failure check(int peer, long theirs, int number, long word) {
        return theirs == word ? null : disagreement(number, rank, word, peer, theirs);
    }

    private void disagree(int number, int one, long word, int other, long otherWord) {
        if (found == null) {
            found = new Poison(number, disagreement(number, one, word, other, otherWord));
            rouse();
        }
    }

    private static Failure disagreement(int number, int one, long word, int other, long otherWord) {
        return new Failure(
                ErrorClass.NOT_SAME,
                "ranks disagree in collective operation " + number + " of this communicator: rank "
                        + Math.min(one, other) + " called " + Called.text(one < other ? word : otherWord) + ", rank "
                        + Math.max(one, other) + " called " + Called.text(one < other ? otherWord : word)
                        + "; all ranks must call the same operations in the same order, with equal arguments");
    }

    /** Tells other ranks of a failure, who tell more. */
    void tell(Poison poison) {
        byte[] letter = poison.bytes();
        for (int distance = 1; distance < size; distance *= 2) {
            Operation send = engine.take();
            send.buffer.bindArray(ElementType.BYTE, letter, 0, letter.length);
            context.send(send, (rank + distance) % size, POISON, 0);
            keep(send);
        }
    }

    /** Tells a rank that does not send what this one waits for what is called here. */
    void ask(int peer, int number, long word) {
        Operation send = engine.take();
        send.buffer.bindEmpty(ElementType.BYTE);
        context.send(send, peer, ~number, word);
        keep(send);
    }

    /** Tells a rank what has been called here under a number and the few before it, the first of them first. */
    void askOfLast(int peer, int number) {
        for (int back = ASKED; back >= 0; back--) {
            int earlier = number - back;
            int place = earlier & REMEMBERED - 1;
            if (earlier >= 0 && ownNumbers[place] == earlier) {
                ask(peer, earlier, ownWords[place]);
            }
        }
    }

    private void keep(Operation letter) {
        if (letter.done() && !receiving.containsKey(letter)) {
            engine.give(letter);
            return;
        }
        engine.outlive(letter);
        add(letter);
        letters.add(letter);
    }

    @Override
    protected Need advance() {
        Poison own = found;
        found = null;
        if (own != null) {
            context.poison(own);
        }
        for (int i = 0; i < senders.size(); i++) {
            byte[] room = new byte[Poison.MOST_BYTES];
            Operation receive = engine.take();
            receive.buffer.bindArray(ElementType.BYTE, room, 0, room.length);
            context.receive(receive, senders.get(i), POISON);
            receiving.put(receive, room);
            keep(receive);
        }
        senders.clear();
        letters.removeIf(this::settled);
        for (Poison poison : List.copyOf(received)) {
            context.poison(poison);
        }
        received.clear();
        return Need.OPERATIONS;
    }

    private boolean settled(Operation letter) {
        if (!letter.done()) {
            return false;
        }
        byte[] room = receiving.remove(letter);
        if (room != null && letter.failure() == null) {
            received.add(Poison.of(room, (int) letter.statusBytes()));
        }
        engine.give(letter);
        return true;
    }

    @Override
    protected void work() {
        throw new IllegalStateException("no work for a thread");
    }

    @Override
    protected List<Operation> operations() {
        return List.of();
    }
}
