package org.pjrun.internal.diagnosis;

import java.util.List;

/** Brings together what the two sides know of a message. */
final class Letters {
    private Letters() {}

    /** An unread message with the line that sent it, as far as its sender remembers that. */
    static Letter withLine(Letter unread, int receiver, List<RankSnapshot> ranks) {
        int sender = unread.worldRank();
        if (!unread.line().isEmpty() || sender < 0 || sender >= ranks.size()) {
            return unread;
        }
        for (Letter sent : ranks.get(sender).recent()) {
            if (sent.kind() == Need.Kind.SEND
                    && sent.worldRank() == receiver
                    && sent.tag() == unread.tag()
                    && sent.context() == unread.context()
                    && !sent.line().isEmpty()) {
                return new Letter(
                        unread.kind(),
                        unread.context(),
                        unread.comm(),
                        sender,
                        unread.peer(),
                        unread.tag(),
                        unread.bytes(),
                        unread.type(),
                        sent.line(),
                        sent.madeMillis());
            }
        }
        return unread;
    }
}
