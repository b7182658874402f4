package org.pjrun.tasks.internal.shared;

import java.util.BitSet;
import java.util.stream.IntStream;

/** What threads meet at: semaphore, event, barrier. */
public abstract class SyncHome extends Home {
    SyncHome(Ref ref, int size, Answers answers) {
        super(ref, size, answers);
    }

    /** Permits that are acquired and released. */
    public static final class SemaphoreHome extends SyncHome {
        public static final int ACQUIRE = 0;
        public static final int TRY = 1;
        public static final int RELEASE = 2;
        public static final int AVAILABLE = 3;

        private int permits;
        private final int[] held; // by rank, as far as releases are those of who acquired

        SemaphoreHome(Ref ref, int size, Answers answers, int permits) {
            super(ref, size, answers);
            this.permits = permits;
            this.held = new int[size];
        }

        @Override
        Object attempt(Request request) {
            return switch (request.op) {
                case ACQUIRE -> acquire(request) ? NOTHING : WAIT;
                case TRY -> acquire(request);
                case RELEASE -> {
                    permits += (int) request.argument(0);
                    held[request.rank] = Math.max(0, held[request.rank] - (int) request.argument(0));
                    yield NOTHING;
                }
                default -> permits;
            };
        }

        private boolean acquire(Request request) {
            int wanted = (int) request.argument(0);
            boolean enough = permits >= wanted;
            permits -= enough ? wanted : 0;
            held[request.rank] += enough ? wanted : 0;
            return enough;
        }

        /** In vain it is if what the living have would not do. */
        @Override
        String vain(Request request, int rank) {
            int living = permits;
            for (int r = 0; r < size(); r++) {
                living += hasEnded(r) ? 0 : held[r];
            }
            return held[rank] > 0 && living < (int) request.argument(0)
                    ? name + ": rank " + rank + " has ended with " + held[rank]
                            + " of its permits (expected: release before); release() makes up for them"
                    : "";
        }

        @Override
        Blame blame(Request request) {
            return anybody(request.argument(0) + " of the permits of " + name + " (" + permits + " left)");
        }
    }

    /** A flag that is waited for. */
    public static final class EventHome extends SyncHome {
        public static final int AWAIT = 0;
        public static final int SET = 1;
        public static final int CLEAR = 2;
        public static final int IS_SET = 3;

        private boolean set;

        EventHome(Ref ref, int size, Answers answers) {
            super(ref, size, answers);
        }

        @Override
        Object attempt(Request request) {
            switch (request.op) {
                case SET -> set = true;
                case CLEAR -> set = false;
                case AWAIT -> {
                    return set ? NOTHING : WAIT;
                }
                default -> {}
            }
            return set;
        }

        @Override
        Blame blame(Request request) {
            return anybody(name + " to be set");
        }
    }

    /** A number of parties that wait for each other, again and again. */
    public static final class BarrierHome extends SyncHome {
        public static final int AWAIT = 0;

        private final int parties;
        private final BitSet users = new BitSet();
        private int arrived;
        private int leaving;

        BarrierHome(Ref ref, int size, Answers answers, int parties) {
            super(ref, size, answers);
            this.parties = parties;
        }

        @Override
        boolean behind(Request request, Request other) {
            return false;
        }

        /** A request is counted when it comes, as its {@code state}, and goes on when the last has come. */
        @Override
        Object attempt(Request request) {
            if (request.state == 0) {
                users.set(request.rank);
                request.state = ++arrived;
                leaving = arrived == parties ? parties : 0;
            }
            if (leaving == 0) {
                return WAIT;
            }
            if (--leaving == 0) {
                arrived = 0;
            }
            return parties - request.state;
        }

        @Override
        boolean cancelled(Request request) {
            arrived--;
            for (Request other : waiting()) {
                other.state -= other.state > request.state ? 1 : 0;
            }
            return true;
        }

        /** A rank that has ever come is a party, and so are all if there are as many. */
        @Override
        String vain(Request request, int rank) {
            return users.get(rank) || parties == size()
                    ? name + ": rank " + rank + ", one of its " + parties
                            + " parties, has ended; they can meet at a barrier of another name"
                    : "";
        }

        @Override
        Blame blame(Request request) {
            String what = (parties - arrived) + " of " + parties + " parties of " + name;
            int[] missing = IntStream.range(0, size())
                    .filter(rank -> waiting().stream().noneMatch(other -> other.rank == rank))
                    .toArray();
            return parties == size() ? new Blame(what, true, missing) : anybody(what);
        }
    }
}
