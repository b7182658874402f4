package org.pjrun.collectives.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.pjrun.collectives.Schedule;
import org.pjrun.collectives.ScheduleFault;
import org.pjrun.collectives.Step;
import org.pjrun.collectives.proof.Channel.Posted;

/** Moves the ranks and their messages until all are done or none can go on. */
final class Play {
    /** A send that has met its receive. */
    private record Message(Player from, Posted sent, Player to, int received) {}

    private final List<Player> players;
    private final Delivery delivery;
    private final SplittableRandom random;
    /** By sender and receiver, {@code from * ranks + to}. */
    private final @Nullable Channel[] channels;

    private final List<Message> underway = new ArrayList<>();

    Play(List<Player> players, Delivery delivery, SplittableRandom random) {
        this.players = players;
        this.delivery = delivery;
        this.random = random;
        channels = new Channel[players.size() * players.size()];
    }

    void run() {
        if (delivery == Delivery.RANDOM) {
            runRandomly();
        } else {
            runInOrder();
        }
        for (Player player : players) {
            if (!player.done()) {
                throw player.fault(player.next(), "deadlock: waits for ever; " + leftovers());
            }
            player.leave();
        }
        String left = leftovers();
        if (!left.isEmpty()) {
            throw new ScheduleFault("messages without counterpart: " + left);
        }
    }

    /** Each rank goes as far as it can; a message moves only when none can go on. */
    private void runInOrder() {
        boolean moved = true;
        while (moved || deliverAny()) {
            moved = false;
            for (Player player : players) {
                while (player.canGoOn()) {
                    go(player);
                    moved = true;
                }
            }
        }
    }

    private void runRandomly() {
        while (true) {
            Player player = random.nextInt(3) == 0 ? null : anyWhoCanGoOn();
            if (player != null) {
                for (int more = random.nextInt(6); more >= 0 && player.canGoOn(); more--) {
                    go(player);
                }
            } else if (!deliverAny() && anyWhoCanGoOn() == null) {
                return;
            }
        }
    }

    private @Nullable Player anyWhoCanGoOn() {
        int start = random.nextInt(players.size());
        for (int i = 0; i < players.size(); i++) {
            Player player = players.get((start + i) % players.size());
            if (player.canGoOn()) {
                return player;
            }
        }
        return null;
    }

    private boolean deliverAny() {
        if (underway.isEmpty()) {
            return false;
        }
        int last = underway.size() - 1;
        int chosen = delivery == Delivery.RANDOM ? random.nextInt(last + 1) : last;
        Message message = underway.get(chosen);
        underway.set(chosen, underway.get(last));
        underway.remove(last);
        deliver(message);
        return true;
    }

    private void go(Player player) {
        int step = player.go();
        int rank = player.call.rank();
        switch (player.schedule.op(step)) {
            case Step.SEND -> send(player, step, channel(rank, player.schedule.peer(step)));
            case Step.RECV -> receive(player, step, channel(player.schedule.peer(step), rank));
            default -> {}
        }
    }

    private Channel channel(int from, int to) {
        int index = from * players.size() + to;
        Channel channel = channels[index];
        if (channel == null) {
            channel = new Channel();
            channels[index] = channel;
        }
        return channel;
    }

    private void send(Player from, int step, Channel channel) {
        boolean eager = delivery == Delivery.EAGER || (delivery == Delivery.RANDOM && random.nextBoolean());
        Posted sent = new Posted(true, step, from.news(), eager ? data(from, step) : null);
        if (eager) {
            from.finished();
        }
        Posted received = channel.match(sent);
        if (received != null) {
            match(new Message(from, sent, players.get(from.schedule.peer(step)), received.step));
        }
    }

    private void receive(Player to, int step, Channel channel) {
        Posted sent = channel.match(new Posted(false, step, to.news(), null));
        if (sent != null) {
            match(new Message(players.get(to.schedule.peer(step)), sent, to, step));
        }
    }

    private void match(Message message) {
        long sent = message.from.schedule.count(message.sent.step);
        long expected = message.to.schedule.count(message.received);
        if (sent != expected) {
            throw message.to.fault(message.received, "gets " + sent + " elements (expected: " + expected + ")");
        }
        if (delivery == Delivery.EAGER) {
            deliver(message);
        } else {
            underway.add(message);
        }
    }

    private static void deliver(Message message) {
        Schedule target = message.to.schedule;
        int step = message.received;
        long[] data = message.sent.data;
        if (data == null) {
            data = data(message.from, message.sent.step);
            message.from.finished();
        }
        System.arraycopy(data, 0, message.to.buffers[target.buffer(step)], (int) target.offset(step), data.length);
        message.to.hear(message.sent.news);
        message.to.finished();
    }

    private static long[] data(Player from, int step) {
        Schedule schedule = from.schedule;
        int offset = (int) schedule.offset(step);
        return Arrays.copyOfRange(from.buffers[schedule.buffer(step)], offset, offset + (int) schedule.count(step));
    }

    private String leftovers() {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < channels.length; index++) {
            Channel channel = channels[index];
            Posted left = channel == null ? null : channel.first();
            if (left != null) {
                int from = index / players.size();
                int to = index % players.size();
                text.append(left.send ? "rank " + from + " sends to " + to : "rank " + to + " receives from " + from)
                        .append("; ");
            }
        }
        return text.toString();
    }
}
