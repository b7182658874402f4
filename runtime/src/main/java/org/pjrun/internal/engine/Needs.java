package org.pjrun.internal.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.diagnosis.Letter;
import org.pjrun.internal.diagnosis.Need;

/** Operations and messages in the words of diagnosis; inside the gate. */
final class Needs {
    private Needs() {}

    /** What a blocked operation needs, without the ranks that can give it. */
    static Need of(Operation operation) {
        return of(operation, List.of(), "");
    }

    /** What an operation needs, and who in a world of so many ranks can give it. */
    static Need of(Operation operation, int world, String line) {
        Link link = operation.link;
        List<Integer> ranks = new ArrayList<>();
        if (link != null) {
            ranks.add(link.rank());
        } else {
            Peers peers = operation.queues().peers();
            int size = peers == null ? world : peers.size();
            for (int r = 0; r < size; r++) {
                ranks.add(peers == null ? r : peers.process(r));
            }
        }
        return of(operation, ranks, line);
    }

    private static Need of(Operation operation, List<Integer> ranks, String line) {
        MatchQueues queues = operation.queues();
        return new Need(
                kind(operation),
                queues.context(),
                queues.name(),
                ranks,
                peer(operation),
                operation.tag,
                operation.kind == Operation.Kind.SEND ? operation.length : operation.buffer.bytes(),
                operation.buffer.type().toString(),
                operation.matched,
                line);
    }

    private static Need.Kind kind(Operation operation) {
        if (operation.queues().collective()) {
            return Need.Kind.COLLECTIVE;
        }
        return switch (operation.kind) {
            case SEND -> Need.Kind.SEND;
            case RECEIVE -> Need.Kind.RECEIVE;
            case PROBE, MATCHED_PROBE -> Need.Kind.PROBE;
        };
    }

    /** The peer's rank in the communicator, as far as the operation knows it. */
    private static int peer(Operation operation) {
        Link link = operation.link;
        boolean sends = operation.kind == Operation.Kind.SEND;
        return sends ? (link == null ? -1 : link.rank()) : operation.source;
    }

    /** An operation that nobody waits for. */
    static Letter letter(Operation operation, String line) {
        Need need = of(operation);
        return new Letter(
                need.kind(),
                need.context(),
                need.comm(),
                worldRank(operation.link),
                need.peer(),
                need.tag(),
                need.bytes(),
                need.type(),
                line,
                0);
    }

    /** A message that has come and that nobody has received. */
    static Letter letter(Unexpected message) {
        return new Letter(
                message.queues.collective() ? Need.Kind.COLLECTIVE : Need.Kind.RECEIVE,
                message.queues.context(),
                message.queues.name(),
                message.link.rank(),
                message.source,
                message.tag,
                message.length,
                message.type.toString(),
                "",
                0);
    }

    private static int worldRank(@Nullable Link link) {
        return link == null ? -1 : link.rank();
    }
}
