package org.pjrun.internal.engine;

import org.pjrun.ElementType;
import org.pjrun.ErrorClass;
import org.pjrun.internal.buffer.Buffer;
import org.pjrun.internal.datatype.Signature;

/** Whether a message that has been matched goes into the buffer of its receive (MPI 4.1 §3.3, §5.1.11). */
final class Acceptance {
    private Acceptance() {}

    /** Lets the receive fail if the message described by its status does not go into its buffer; then false. */
    static boolean of(Operation receive, TypeWarning types) {
        if (receive.guarded()) {
            receive.checkGuarded();
        }
        Buffer buffer = receive.buffer;
        ElementType sent = receive.statusType();
        long bytes = receive.statusBytes();
        if (sent != buffer.type() || sent == ElementType.MIXED || sent == ElementType.PACKED) {
            if (!matches(receive, types, sent, bytes)) {
                return false;
            }
        }
        if (bytes > buffer.bytes()) {
            receive.fail(
                    ErrorClass.TRUNCATE,
                    "message truncated: " + bytes + " bytes arrived, the buffer holds " + buffer.bytes() + "; "
                            + from(receive) + "; probe first or use a larger buffer");
            return false;
        }
        try {
            buffer.expect(bytes);
        } catch (RuntimeException | OutOfMemoryError e) {
            receive.fail(
                    ErrorClass.NO_MEM,
                    "no room for a message of " + bytes + " bytes (" + e.getMessage() + "); " + from(receive));
            return false;
        }
        return true;
    }

    private static boolean matches(Operation receive, TypeWarning types, ElementType sent, long bytes) {
        ElementType wanted = receive.buffer.type();
        if (sent == ElementType.OBJECT || wanted == ElementType.OBJECT) {
            return refused(receive, "as the receive says");
        }
        long whole = receive.buffer.bytes();
        if (bytes == 0 || bytes > whole && (sent == wanted || wanted == ElementType.PACKED)) {
            return true; // nothing has no type, and what is too long is refused as such
        }
        Signature mixed = receive.buffer.signature();
        boolean legal;
        if (wanted == ElementType.PACKED) {
            legal = true;
        } else if (mixed != null) {
            legal = sent == ElementType.PACKED
                    ? bytes > whole || mixed.elementsIn(bytes) >= 0
                    : mixed.beginsWith(sent, receive.statusSignature(), bytes);
        } else {
            legal = sent == ElementType.PACKED && bytes % wanted.bytes() == 0;
        }
        if (!legal && mixed == null && types.tolerates(receive, sent, bytes)) {
            return true;
        }
        if (!legal) {
            return refused(receive, "as the receive says");
        }
        if (bytes % receive.buffer.indivisible() != 0) {
            return refused(receive, "whole records, " + receive.buffer.indivisible() + " bytes each");
        }
        return true;
    }

    private static boolean refused(Operation receive, String why) {
        ElementType sent = receive.statusType();
        String elements = sent == ElementType.OBJECT
                ? "an object"
                : Signature.describe(sent, receive.statusSignature(), receive.statusBytes());
        Signature mixed = receive.buffer.signature();
        ElementType wanted = receive.buffer.type();
        String expected;
        if (mixed != null) {
            expected = mixed.toString();
        } else {
            expected = wanted == ElementType.OBJECT
                    ? "an object"
                    : "up to " + receive.buffer.bytes() / wanted.bytes() + " " + wanted;
        }
        receive.fail(
                ErrorClass.TYPE,
                "element type: " + elements + " was sent (expected: " + expected + ", " + why + "); " + from(receive));
        return false;
    }

    static String from(Operation receive) {
        return "source " + receive.statusSource() + ", tag " + receive.statusTag();
    }
}
