package org.pjrun.internal.transport.ring;

import java.util.function.LongSupplier;

/**
 * How messages come that are longer than most frames and yet fit into one: in a frame, copied into the ring and out of it, or
 * announced and copied once, by the kernel.
 *
 * <p>A call of the kernel takes longer than two copies of some kilobytes, unless each line of the ring takes long from core
 * to core; a machine does not say which it is, and a virtual one may change. So the receiver measures both, decides, and
 * tries both again now and then, less and less often.
 */
final class LongFrames {
    private static final int SAMPLES = 16;
    private static final int FIRST_STAY = 256;
    private static final int LONGEST_STAY = 16 * 1024;

    private enum Phase {
        TRYING_FRAMES,
        TRYING_COPIES,
        DECIDED
    }

    private final LongSupplier clock;
    private Phase phase = Phase.TRYING_FRAMES;
    private int left = SAMPLES; // messages until the next phase
    private int stay = FIRST_STAY;
    private double frame = Double.MAX_VALUE; // least nanoseconds a byte
    private double copy = Double.MAX_VALUE;
    private boolean framed;
    private long began;

    /** Measures by a clock that tells nanoseconds. */
    LongFrames(LongSupplier clock) {
        this.clock = clock;
    }

    /** Whether the sender is to send frames. */
    boolean wanted() {
        return phase == Phase.TRYING_FRAMES || phase == Phase.DECIDED && framed;
    }

    /** A message begins to be received, in whichever way. */
    void begin() {
        if (phase != Phase.DECIDED) {
            began = clock.getAsLong();
        }
    }

    /** The message that began last has been taken out of its frame. */
    void framed(long bytes) {
        if (phase == Phase.TRYING_FRAMES) {
            frame = Math.min(frame, sinceBegin(bytes));
            next();
        } else if (phase == Phase.DECIDED) {
            next();
        }
    }

    /** The message that began last has been copied by the kernel. */
    void copied(long bytes) {
        if (phase == Phase.TRYING_COPIES) {
            copy = Math.min(copy, sinceBegin(bytes));
        }
        announced();
    }

    /** A message that was announced comes in another way, since its sender does not offer it. */
    void announced() {
        if (phase != Phase.TRYING_FRAMES) {
            next();
        }
    }

    private double sinceBegin(long bytes) {
        return (double) (clock.getAsLong() - began) / bytes;
    }

    private void next() {
        if (--left > 0) {
            return;
        }
        switch (phase) {
            case TRYING_FRAMES -> {
                phase = Phase.TRYING_COPIES;
                left = SAMPLES;
            }
            case TRYING_COPIES -> {
                // the sender takes as long to store a frame as it takes here to load it
                framed = 2 * frame < copy;
                phase = Phase.DECIDED;
                left = stay;
                stay = Math.min(2 * stay, LONGEST_STAY);
            }
            case DECIDED -> {
                phase = Phase.TRYING_FRAMES;
                left = SAMPLES;
                frame = Double.MAX_VALUE;
                copy = Double.MAX_VALUE;
            }
        }
    }
}
