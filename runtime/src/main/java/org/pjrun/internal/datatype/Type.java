package org.pjrun.internal.datatype;

import org.jspecify.annotations.Nullable;
import org.pjrun.CommException;
import org.pjrun.Datatype;
import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.View;

/**
 * A datatype.
 *
 * @param shape where the bytes of one lie
 * @param signature its elements
 * @param lowerBound where it begins
 * @param extent from one to the next
 * @param grain what all addresses are multiples of
 * @param alignment bytes of its largest element
 * @param record the record that it consists of wholly, or null
 * @param text how it was made
 */
record Type(
        Shape shape,
        Signature signature,
        long lowerBound,
        long extent,
        long grain,
        int alignment,
        @Nullable RecordLayout record,
        String text)
        implements Datatype {

    /** A datatype that this package has made. */
    static Type of(@Nullable Datatype datatype) {
        if (datatype instanceof Type type) {
            return type;
        }
        throw new CommException(
                ErrorClass.TYPE,
                "datatype: " + datatype + " (expected: one that Datatype has made, such as Datatype.INT)");
    }

    /** Whether it has neither elements nor bounds of its own. */
    boolean isNothing() {
        return size() == 0 && extent == 0;
    }

    @Override
    public long size() {
        return signature.bytes();
    }

    @Override
    public long elements() {
        return signature.elements();
    }

    @Override
    public ElementType elementType() {
        return signature.type();
    }

    @Override
    public long trueLowerBound() {
        return shape.low();
    }

    @Override
    public long trueExtent() {
        return shape.high() - shape.low();
    }

    @Override
    public long packSize(long count) {
        return Math.multiplyExact(size(), Types.notNegative("count", count));
    }

    @Override
    public View on(Object buffer) {
        return new Overlay(this, buffer).whole();
    }

    @Override
    public View on(Object buffer, long offset, long count) {
        return new Overlay(this, buffer).part(offset, count);
    }

    @Override
    public String toString() {
        return text;
    }
}
