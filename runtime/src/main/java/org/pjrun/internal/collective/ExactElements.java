package org.pjrun.internal.collective;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.collectives.Blocks;
import org.pjrun.collectives.Collective;
import org.pjrun.collectives.Schedule;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.engine.Operation;

/**
 * Floating-point values that are summed without rounding, so that the sum depends on the values only.
 *
 * <p>A first allreduce finds out which bits the values of all ranks have, which are mostly few; then {@link FixedPoint} numbers of
 * that many take the place of the values, whatever the collective and its algorithm.
 */
final class ExactElements implements Elements {
    /** Schedules that a call runs. */
    static final int PHASES = 2;

    private static final int MOST_WORDS = Integer.MAX_VALUE - 8;

    /** What is summed, and how. */
    record Sum(
            Collective collective,
            int root,
            long count,
            boolean inPlace,
            Blocks blocks,
            int input,
            boolean received,
            ElementType type) {}

    private final CollectiveContext context;
    private final TypedElements values;
    private final Sum sum;
    private final long[][] arrays = {new long[0], FixedPoint.nothing(), new long[0]};
    private Object input;
    private @Nullable FixedPoint numbers;
    private int unit = 1;

    /** Elements of a call whose values have been bound. */
    ExactElements(CollectiveContext context, TypedElements values, Sum sum) {
        this.context = context;
        this.values = values;
        this.sum = sum;
        this.input = Scratch.newArray(sum.type(), sum.input());
        values.read(sum.inPlace() ? Schedule.OUTPUT : Schedule.INPUT, input, sum.input());
        for (int i = 0; i < sum.input(); i++) {
            FixedPoint.widen(arrays[Schedule.OUTPUT], value(i));
        }
    }

    private double value(int index) {
        return input instanceof double[] doubles ? doubles[index] : ((float[]) input)[index];
    }

    /** What is run first. */
    Schedule first() {
        Schedule schedule = context.schedule(
                false, Collective.ALLREDUCE, 0, 2, true, true, ElementType.LONG.bytes(), Blocks.none(), Blocks.none());
        scratch(schedule.scratch());
        return schedule;
    }

    @Override
    public @Nullable Schedule following() {
        FixedPoint made = numbers;
        if (made != null) {
            store(made);
            forget();
            return values.following();
        }
        made = FixedPoint.of(arrays[Schedule.OUTPUT]);
        numbers = made;
        unit = made.unit();
        long[] expanded = longs(sum.input());
        for (int i = 0; i < sum.input(); i++) {
            made.put(expanded, i * unit, value(i));
        }
        arrays[Schedule.INPUT] = expanded;
        arrays[Schedule.OUTPUT] = sum.inPlace() ? expanded : longs(sum.count());
        Schedule schedule = context.schedule(
                false,
                sum.collective(),
                sum.root(),
                sum.count(),
                true,
                sum.inPlace(),
                unit * ElementType.LONG.bytes(),
                Blocks.none(),
                sum.blocks());
        scratch(schedule.scratch());
        return schedule;
    }

    private void forget() {
        Arrays.fill(arrays, new long[0]);
        input = new double[0];
    }

    private void store(FixedPoint made) {
        if (!sum.received()) {
            return;
        }
        int count = (int) sum.count();
        Object results = Scratch.newArray(sum.type(), count);
        for (int i = 0; i < count; i++) {
            if (results instanceof double[] doubles) {
                doubles[i] = made.toDouble(arrays[Schedule.OUTPUT], i * unit);
            } else {
                ((float[]) results)[i] = made.toFloat(arrays[Schedule.OUTPUT], i * unit);
            }
        }
        values.write(results, count);
    }

    private long[] longs(long elements) {
        return new long[words(elements, unit)];
    }

    /** The words of so many numbers, which must fit in an array. */
    static int words(long elements, int unit) {
        long words = elements * unit;
        if (words > MOST_WORDS) {
            throw new CommException(
                    ErrorClass.COUNT,
                    "exact sum: " + elements + " elements of such different magnitudes need " + words
                            + " words (expected: at most " + MOST_WORDS
                            + "); reduce fewer elements in a call, or do without --reproducible");
        }
        return (int) words;
    }

    @Override
    public void scratch(long elements) {
        arrays[Schedule.SCRATCH] = longs(elements);
    }

    @Override
    public boolean foreign(boolean combining) {
        return false;
    }

    @Override
    public void bindSend(Buffer message, int buffer, long offset, long count) {
        message.bindArray(ElementType.LONG, arrays[buffer], offset * unit, count * unit);
    }

    @Override
    public void bindReceive(Buffer message, int buffer, long offset, long count) {
        bindSend(message, buffer, offset, count);
    }

    @Override
    public @Nullable Failure check(Operation received, long count) {
        long expected = count * unit * ElementType.LONG.bytes();
        return received.statusBytes() == expected
                ? null
                : new Failure(
                        ErrorClass.NOT_SAME,
                        "count: rank " + received.statusSource() + " sent " + received.statusBytes()
                                + " bytes of exact sums (expected: " + expected
                                + "); all ranks must call with equal counts");
    }

    @Override
    public void copy(int target, long offset, int source, long sourceOffset, long count) {
        System.arraycopy(
                arrays[source], (int) sourceOffset * unit, arrays[target], (int) offset * unit, (int) count * unit);
    }

    @Override
    public void reduce(int target, long offset, int source, long sourceOffset, long count, boolean sourceFirst) {
        FixedPoint made = numbers;
        if (made != null) {
            made.add(arrays[target], (int) offset * unit, arrays[source], (int) sourceOffset * unit, (int) count);
            return;
        }
        for (int i = 0; i < count; i++) {
            int at = (int) offset + i;
            arrays[target][at] = Math.max(arrays[target][at], arrays[source][(int) sourceOffset + i]);
        }
    }

    @Override
    public void end() {
        values.end();
    }
}
