package org.pjrun.internal.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.transport.Transport;

/** The tasks of a rank that can go on, or for which there is work that nobody waits to do; used inside the gate. */
final class Tasks {
    private final InFlight inFlight;
    private final Transport transport;
    private final ArrayDeque<Task> ready = new ArrayDeque<>();
    private final List<Task> looking = new ArrayList<>(1);
    private final ArrayDeque<Task> unattended = new ArrayDeque<>(0);
    private boolean stepping;

    Tasks(InFlight inFlight, Transport transport) {
        this.inFlight = inFlight;
        this.transport = transport;
    }

    /** Says that the driver is about to move messages, and will carry on what gets ready by that. */
    void stepping() {
        stepping = true;
    }

    void ready(Task task) {
        ready.add(task);
        if (!stepping) {
            transport.wake(); // the driver may sleep, and nothing else would tell it
        }
    }

    /** Carries on all that is ready now; false if nothing is. */
    boolean carryOn() {
        int count = ready.size();
        for (int i = 0; i < count; i++) {
            Task task = ready.poll();
            if (task != null) {
                task.carryOn();
            }
        }
        boolean seen = false;
        for (int i = looking.size() - 1; i >= 0; i--) {
            // one that goes on may come back, at the end of the list
            Task task = looking.get(i);
            if (task.ripe()) {
                task.carryOn();
                seen = true;
            }
        }
        stepping = false;
        return seen || count > 0;
    }

    /** A task looks for something that no operation tells. */
    void look(Task task) {
        looking.add(task);
    }

    void lookNoMore(Task task) {
        looking.remove(task);
    }

    /** The tasks that look for something. */
    List<Task> looking() {
        return looking;
    }

    /** There is work for a task that no thread waits for. */
    void unattended(Task task) {
        if (!unattended.contains(task)) {
            unattended.add(task);
        }
    }

    /** Whether there is work for tasks that no thread waits for. */
    boolean anyUnattended() {
        return !unattended.isEmpty();
    }

    /** A task whose work nobody else does, or null. */
    @Nullable
    Task takeUnattended() {
        Task task = unattended.poll();
        while (task != null && !task.needsWork()) {
            task = unattended.poll();
        }
        return task;
    }

    /** A task that had outlived its call has ended. */
    void landed() {
        inFlight.count--;
    }
}
