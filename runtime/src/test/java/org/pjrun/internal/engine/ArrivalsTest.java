package org.pjrun.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pjrun.internal.bootstrap.HostSegment;
import org.pjrun.internal.transport.ring.Reservation;
import org.pjrun.internal.transport.ring.RingTransport;

/** The signature of a message on its way, and who looks at it before it is matched; two engines in one thread. */
@Timeout(60)
class ArrivalsTest {
    private static final long CONTEXT = 77;
    private static final long CREDIT = 64 * 1024;

    private final MemorySegment memory = HostSegment.local(2);
    private final Engine sender = engine(0);
    private final Engine receiver = engine(1);
    private final List<Long> seen = new ArrayList<>();

    private Engine engine(int rank) {
        RingTransport transport = new RingTransport(memory, 2, rank, CREDIT, Reservation.NONE, false);
        return new Engine(rank, 2, transport, Patience.of(2, 2), CREDIT);
    }

    @AfterEach
    void close() {
        sender.close();
        receiver.close();
    }

    @Test
    void signature_shortAndLongAndBeforeItsReceive_arrivesWithTheMessage() {
        for (int length : new int[] {0, 8, 4096, 100_000}) {
            for (boolean posted : new boolean[] {true, false}) {
                long signature = 0x8000_0000_0000_0001L + length;
                Operation receive = posted ? receive(receiver, length) : null;
                Operation send = send(sender, receiver, length, signature);
                poll();
                Operation taken = receive != null ? receive : receive(receiver, length);
                pollUntilDone(send, taken);
                assertThat(taken.failure()).isNull();
                assertThat(taken.statusSignature()).isEqualTo(signature);
                assertThat(taken.statusBytes()).isEqualTo(length);
            }
        }
    }

    @Test
    void inspect_refusesSome_onlyTheOthersAreReceivedAndAllSendersEnd() {
        List<Operation> sends = new ArrayList<>();
        sends.add(send(sender, receiver, 8, 1));
        sends.add(send(sender, receiver, 10_000, -1));
        sends.add(send(sender, receiver, 10_000, 2));
        poll();
        inspect(receiver);
        Operation first = receive(receiver, 10_000);
        Operation second = receive(receiver, 10_000);
        sends.add(send(sender, receiver, 9_000, -2));
        sends.add(send(sender, receiver, 8, -3));
        Operation third = receive(receiver, 10_000);
        sends.add(send(sender, receiver, 8, 3));
        sends.add(first);
        sends.add(second);
        sends.add(third);
        pollUntilDone(sends.toArray(Operation[]::new));
        assertThat(seen).containsExactly(1L, -1L, 2L, -2L, -3L, 3L);
        assertThat(List.of(first.statusSignature(), second.statusSignature(), third.statusSignature()))
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void inspect_messageToOneself_isLookedAtToo() {
        Operation kept = send(receiver, receiver, 10_000, -1);
        inspect(receiver);
        Operation receive = receive(receiver, 8, 1);
        Operation refused = send(receiver, receiver, 8, -2);
        assertThat(receive.done()).isFalse();
        Operation admitted = send(receiver, receiver, 8, 4);
        pollUntilDone(kept, receive, refused, admitted);
        assertThat(receive.statusSignature()).isEqualTo(4);
        assertThat(seen).containsExactly(-1L, -2L, 4L);
    }

    private void inspect(Engine engine) {
        engine.inspect(engine.queues(CONTEXT), (source, tag, type, bytes, signature) -> {
            seen.add(signature);
            return signature > 0;
        });
    }

    private static Operation send(Engine from, Engine to, int length, long signature) {
        Operation send = from.take();
        send.buffer.bind(new byte[length]);
        from.send(send, from.queues(CONTEXT), from.link(to.rank()), from.rank(), 5, false, signature);
        return send;
    }

    private static Operation receive(Engine engine, int length) {
        return receive(engine, length, 0);
    }

    private static Operation receive(Engine engine, int length, int source) {
        Operation receive = engine.take();
        receive.buffer.bind(new byte[length]);
        engine.receive(receive, engine.queues(CONTEXT), engine.link(source), source, 5);
        return receive;
    }

    private void poll() {
        for (int i = 0; i < 10; i++) {
            sender.poll();
            receiver.poll();
        }
    }

    private void pollUntilDone(Operation... operations) {
        for (Operation operation : operations) {
            while (!operation.done()) {
                poll();
            }
        }
    }
}
