package org.pjrun.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.internal.buffer.Buffer;

/** What the engine relies on, whatever moves the bytes. */
@Timeout(60)
public abstract class TransportContract {
    protected static final long CREDIT = 64 * 1024;

    private final List<Transport> opened = new ArrayList<>();
    private final Recorder idle = new Recorder();

    /** Joins all ranks of a new job. */
    protected abstract List<Transport> join(int ranks);

    /** Makes a rank's process count as dead. */
    protected abstract void kill(int rank);

    /** Ends what the subclass has made. */
    protected abstract void tearDown();

    /** Whether there are only so many lanes. */
    protected boolean lanesAreBounded() {
        return true;
    }

    private List<Transport> open(int ranks) {
        List<Transport> all = join(ranks);
        opened.addAll(all);
        return all;
    }

    /** Lets all ranks but one do what a process does that waits for something else. */
    private void attendOthers(@Nullable Transport one) {
        for (Transport each : opened) {
            if (each != one) {
                each.poll(idle);
                each.checkPeers(idle);
            }
        }
    }

    /** Polls a rank until it has heard of the end of a peer. */
    private void pollUntilEnded(Transport transport, Recorder recorder) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        do {
            transport.checkPeers(recorder);
            if (recorder.ended.isEmpty()) {
                transport.poll(recorder);
            }
            assertThat(System.nanoTime()).isLessThan(deadline);
        } while (recorder.ended.isEmpty());
    }

    /** Exchanges a frame each way, so that both ranks know each other. */
    private void introduce(Transport first, Transport second) {
        Recorder recorder = new Recorder();
        int one = opened.indexOf(first);
        int other = opened.indexOf(second);
        assertThat(send(first.channel(other), 0, 0)).isTrue();
        pollUntil(second, recorder, 1);
        assertThat(send(second.channel(one), 0, 0)).isTrue();
        pollUntil(first, recorder, 2);
    }

    @AfterEach
    void closeAll() throws InterruptedException {
        List<Thread> closing = new ArrayList<>();
        for (Transport each : opened) {
            closing.add(Thread.ofPlatform().start(each::close));
        }
        for (Thread each : closing) {
            each.join();
        }
        tearDown();
    }

    @Test
    void frames_randomLengths_arriveCompleteOnceAndInOrder() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Transport> ranks = open(2);
        Recorder recorder = new Recorder();
        Channel channel = ranks.get(0).channel(1);
        int frames = 20_000;
        int sent = 0;
        while (recorder.frames.size() < frames) {
            if (sent < frames && random.nextInt(3) > 0 && send(channel, sent, length(sent), random.nextBoolean())) {
                sent++;
            } else {
                ranks.get(1).poll(recorder);
                attendOthers(ranks.get(1));
            }
        }
        for (int i = 0; i < frames; i++) {
            Recorder.Arrived frame = recorder.frames.get(i);
            assertThat(frame.word1()).as("seed " + seed).isEqualTo(i);
            assertThat(frame.word2()).isEqualTo(-i);
            assertThat(frame.word3()).isEqualTo(i % 4);
            assertThat(frame.payload()).as("frame " + i).isEqualTo(content(i, length(i)));
        }
        assertThat(ranks.get(1).poll(recorder)).isFalse();
    }

    @Test
    void frames_ofWords_arriveBetweenOthers() {
        List<Transport> ranks = open(2);
        Recorder recorder = new Recorder();
        Channel channel = ranks.get(0).channel(1);
        for (int i = 0; i < 5000; i++) {
            long signature = i % 3 == 0 ? 0 : Long.MIN_VALUE + i;
            assertThat(channel.send(Frame.header(Frame.ANNOUNCE, 3, 5, 16), i, i + 1, signature, i + 2, i + 3))
                    .isTrue();
            assertThat(send(channel, i, i % 40)).isTrue();
            pollUntil(ranks.get(1), recorder, 2 * i + 2);
            attendOthers(ranks.get(1));
            Recorder.Arrived words = recorder.frames.get(2 * i);
            assertThat(Frame.kind(words.header())).isEqualTo(Frame.ANNOUNCE);
            assertThat(Frame.flags(words.header())).isEqualTo(5);
            assertThat(words.word2()).isEqualTo(i + 1);
            assertThat(words.word3()).isEqualTo(signature);
            assertThat(words.payload()[0]).isEqualTo((byte) (i + 2));
            assertThat(words.payload()[8]).isEqualTo((byte) (i + 3));
        }
    }

    @Test
    void send_receiverDoesNotPoll_isRefusedAndLaterTaken() {
        List<Transport> ranks = open(2);
        Recorder recorder = new Recorder();
        Channel channel = ranks.get(0).channel(1);
        for (int round = 0; round < 50; round++) {
            int before = recorder.frames.size();
            while (!send(channel, before, 500 + round)) {
                attendOthers(null); // until the sender has heard what has come
            }
            int sent = 1;
            while (send(channel, before + sent, 500 + round)) {
                sent++;
            }
            assertThat(sent).isLessThan(10_000);
            assertThat(send(channel, before + sent, 500 + round)).isFalse();
            pollUntil(ranks.get(1), recorder, before + sent);
            for (int i = before; i < before + sent; i++) {
                assertThat(recorder.frames.get(i).word1()).isEqualTo(i);
            }
        }
    }

    @Test
    void charge_untilCreditIsUsed_isRefusedAndAllowedAgainAfterRepayment() {
        List<Transport> ranks = open(2);
        Channel sender = ranks.get(0).channel(1);
        Channel receiver = ranks.get(1).channel(0);
        introduce(ranks.get(0), ranks.get(1));
        for (int round = 0; round < 20; round++) {
            int charged = 0;
            while (sender.charge(1000)) {
                charged++;
            }
            assertThat((long) charged * 1000).isLessThanOrEqualTo(CREDIT);
            assertThat(charged).isGreaterThan(0);
            sender.refund(1000);
            assertThat(sender.charge(1000)).isTrue();
            for (int i = 0; i < charged; i++) {
                receiver.repay(1000);
            }
            while (!sender.charge(1000)) {
                attendOthers(null);
            }
            sender.refund(1000);
        }
    }

    @Test
    void lanes_severalTransfersBothWays_arriveWholeAndInOrder() {
        List<Transport> ranks = open(2);
        Recorder first = new Recorder();
        Recorder second = new Recorder();
        Channel toSecond = ranks.get(0).channel(1);
        Channel toFirst = ranks.get(1).channel(0);
        List<Bulk> received = new ArrayList<>();
        int[] lengths = {1, 7, 8, 8192, 70_001, 262_143, 262_144, 262_145, 1_000_003};
        for (int length : lengths) {
            received.add(stream(toSecond, toFirst, length));
            received.add(stream(toFirst, toSecond, length + 1));
        }
        while (first.finished.size() + second.finished.size() < 4 * lengths.length) {
            ranks.get(0).poll(first);
            ranks.get(1).poll(second);
            ranks.get(0).checkPeers(first);
            ranks.get(1).checkPeers(second);
        }
        for (Bulk bulk : received) {
            assertThat(bulk.memory).isEqualTo(content(bulk.memory.length, bulk.memory.length));
        }
        assertThat(second.finished).hasSize(2 * lengths.length);
    }

    private static Bulk stream(Channel sender, Channel receiver, int length) {
        Bulk into = new Bulk(new byte[length]);
        int lane = receiver.openLane(into);
        assertThat(lane).isNotNegative();
        sender.streamOn(lane, new Bulk(content(length, length)));
        return into;
    }

    @Test
    void lanes_moreThanThereAre_areRefusedAndGivenBackLater() {
        int size = 12;
        List<Transport> ranks = open(size);
        Recorder[] recorders = new Recorder[size];
        Arrays.setAll(recorders, r -> new Recorder());
        for (int round = 0; round < 3; round++) {
            List<Bulk> received = new ArrayList<>();
            int refused = 0;
            for (int r = 0; r < size; r++) {
                for (int s = 0; s < size; s++) {
                    if (s != r) {
                        int length = 20_000 + (r + round) % 5 * 50_000;
                        Bulk into = new Bulk(new byte[length]);
                        int lane = ranks.get(r).channel(s).openLane(into);
                        if (lane < 0) {
                            refused++;
                        } else {
                            ranks.get(s).channel(r).streamOn(lane, new Bulk(content(length, length)));
                            received.add(into);
                        }
                    }
                }
            }
            assertThat(refused > 0).isEqualTo(lanesAreBounded());
            assertThat(received).isNotEmpty();
            int before = finished(recorders);
            while (finished(recorders) < before + 2 * received.size()) {
                for (int r = 0; r < size; r++) {
                    ranks.get(r).poll(recorders[r]);
                    ranks.get(r).checkPeers(recorders[r]);
                }
            }
            for (Bulk bulk : received) {
                assertThat(bulk.memory).isEqualTo(content(bulk.memory.length, bulk.memory.length));
            }
        }
    }

    private static int finished(Recorder[] recorders) {
        return Arrays.stream(recorders).mapToInt(r -> r.finished.size()).sum();
    }

    @Test
    void peerDies_whatItHadSentIsHandedOverBeforeItsEndIsTold() {
        List<Transport> ranks = open(3);
        Recorder recorder = new Recorder();
        Channel channel = ranks.get(1).channel(0);
        introduce(ranks.get(0), ranks.get(1));
        for (int i = 0; i < 5; i++) {
            assertThat(send(channel, i, 100)).isTrue();
        }
        Bulk into = stream(channel, ranks.get(0).channel(1), 30_000);
        while (ranks.get(1).poll(new Recorder())) {
            // the sender fills the lane
        }
        kill(1);
        pollUntilEnded(ranks.get(0), recorder);
        assertThat(recorder.ended).containsExactly("1 DEAD after 5 frames");
        assertThat(into.memory).isEqualTo(content(30_000, 30_000));
        ranks.get(0).checkPeers(recorder);
        assertThat(recorder.ended).hasSize(1);
        assertThat(ranks.get(0).channel(2).peer()).isEqualTo(Channel.Peer.OPEN);
    }

    @Test
    void close_tellsPeersThatItLeftInGoodOrder() throws InterruptedException {
        List<Transport> ranks = open(2);
        Recorder recorder = new Recorder();
        introduce(ranks.get(0), ranks.get(1));
        assertThat(send(ranks.get(1).channel(0), 0, 10)).isTrue();
        Thread closing = Thread.ofPlatform().start(ranks.get(1)::close);
        pollUntilEnded(ranks.get(0), recorder);
        closing.join();
        assertThat(recorder.ended).containsExactly("1 LEFT after 1 frames");
    }

    @Test
    void sleep_peerSends_wakesLongBeforeItsTimeIsOver() throws InterruptedException {
        List<Transport> ranks = open(2);
        Recorder recorder = new Recorder();
        introduce(ranks.get(0), ranks.get(1));
        for (int round = 0; round < 5; round++) {
            int number = round;
            Thread sender = Thread.ofPlatform().start(() -> {
                pause();
                assertThat(send(ranks.get(1).channel(0), number, 8)).isTrue();
            });
            long before = System.nanoTime();
            while (recorder.frames.size() <= round) {
                Transport mine = ranks.get(0);
                mine.announceSleep();
                if (!mine.poll(recorder)) {
                    mine.sleep(20_000_000_000L);
                }
                mine.revokeSleep();
            }
            assertThat(System.nanoTime() - before).isLessThan(10_000_000_000L);
            sender.join();
        }
    }

    @Test
    void sleep_peerDies_wakes() throws InterruptedException {
        List<Transport> ranks = open(2);
        Recorder recorder = new Recorder();
        introduce(ranks.get(0), ranks.get(1));
        Thread killer = Thread.ofPlatform().start(() -> {
            pause();
            kill(1);
        });
        long before = System.nanoTime();
        while (recorder.ended.isEmpty()) {
            Transport mine = ranks.get(0);
            mine.announceSleep();
            mine.checkPeers(recorder);
            if (!mine.poll(recorder) && recorder.ended.isEmpty()) {
                mine.sleep(20_000_000_000L);
            }
            mine.revokeSleep();
        }
        assertThat(System.nanoTime() - before).isLessThan(10_000_000_000L);
        killer.join();
    }

    @Test
    void manyPeers_speakInTurns_allAreHeard() {
        int size = 40;
        Random random = new Random(7);
        List<Transport> ranks = open(size);
        Recorder recorder = new Recorder();
        int[] sent = new int[size];
        for (int i = 0; i < 30_000; i++) {
            int from = 1 + random.nextInt(1 + random.nextInt(size - 1));
            if (send(ranks.get(from).channel(0), sent[from], 8)) {
                sent[from]++;
            }
            int polls = random.nextInt(2000) == 0 ? 3000 : random.nextInt(3); // so that some grow cold
            for (int p = 0; p < polls; p++) {
                ranks.get(0).poll(recorder);
            }
            if (polls == 3000) {
                attendOthers(ranks.get(0));
            }
        }
        pollUntil(ranks.get(0), recorder, Arrays.stream(sent).sum());
        int[] next = new int[size];
        for (Recorder.Arrived frame : recorder.frames) {
            assertThat(frame.word1()).isEqualTo(next[frame.from()]++);
        }
    }

    private void pollUntil(Transport transport, Recorder recorder, int frames) {
        for (long polls = 0; recorder.frames.size() < frames; polls++) {
            transport.poll(recorder);
            if (recorder.frames.size() < frames) {
                transport.checkPeers(recorder);
                attendOthers(transport);
            }
            assertThat(polls).as("polls for " + frames + " frames").isLessThan(10_000_000);
        }
    }

    private static boolean send(Channel channel, int number, int length) {
        return send(channel, number, length, false);
    }

    private static boolean send(Channel channel, int number, int length, boolean soon) {
        Buffer buffer = new Buffer();
        buffer.bind(content(number, length));
        return channel.send(
                Frame.header(Frame.EAGER, 0, soon ? Frame.SOON : 0, length), number, -number, number % 4, buffer, 0);
    }

    private static int length(int number) {
        int h = number * 0x9E3779B1 >>> 8;
        return h % 7 == 0 ? h % (Frame.MAX_PAYLOAD + 1) : h % 70;
    }

    private static byte[] content(int number, int length) {
        byte[] content = new byte[length];
        for (int i = 0; i < length; i++) {
            content[i] = (byte) (number * 31 + i + (i >> 8));
        }
        return content;
    }

    private static void pause() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A transfer of an array. */
    private static final class Bulk extends Transfer {
        private final byte[] memory;

        Bulk(byte[] memory) {
            this.memory = memory;
            this.length = memory.length;
            buffer.bind(memory);
        }

        @Override
        public void spoil(RuntimeException cause) {
            throw cause;
        }
    }
}
