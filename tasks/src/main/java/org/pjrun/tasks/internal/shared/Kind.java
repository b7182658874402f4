package org.pjrun.tasks.internal.shared;

import org.pjrun.ElementType;

/** Kinds of shared objects. */
public enum Kind {
    LOCK,
    QUEUE,
    PIPE,
    SEMAPHORE,
    EVENT,
    BARRIER,
    COUNTER,
    VALUE,
    MAP,
    ARRAY;

    Home home(Ref ref, int size, Home.Answers answers) {
        int[] with = ref.parameters();
        return switch (this) {
            case LOCK -> new LockHome(ref, size, answers);
            case QUEUE -> new QueueHome(ref, size, answers, with[0], -1, -1);
            case PIPE -> new QueueHome(ref, size, answers, with[0], with[1], with[2]);
            case SEMAPHORE -> new SyncHome.SemaphoreHome(ref, size, answers, with[0]);
            case EVENT -> new SyncHome.EventHome(ref, size, answers);
            case BARRIER -> new SyncHome.BarrierHome(ref, size, answers, with[0]);
            case ARRAY -> new ArrayHome(ref, size, answers, ElementType.values()[with[0]], with[1]);
            case COUNTER, VALUE, MAP -> new StoreHome(ref, size, answers);
        };
    }
}
