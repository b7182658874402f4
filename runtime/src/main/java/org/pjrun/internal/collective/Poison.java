package org.pjrun.internal.collective;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.pjrun.ErrorClass;

/** A failure that all ranks of a communicator are told of; calls of this number and later ones cannot go well. */
record Poison(int number, Failure failure) {
    /** The longest text is cut so that a letter is one small message. */
    static final int MOST_BYTES = 2048;

    private static final int WORDS_BYTES = 8;

    byte[] bytes() {
        byte[] text = failure.text().getBytes(StandardCharsets.UTF_8);
        int length = Math.min(text.length, MOST_BYTES - WORDS_BYTES);
        return ByteBuffer.allocate(WORDS_BYTES + length)
                .putInt(number)
                .putInt(failure.errorClass().ordinal())
                .put(text, 0, length)
                .array();
    }

    static Poison of(byte[] letter, int length) {
        ByteBuffer words = ByteBuffer.wrap(letter, 0, length);
        int number = words.getInt();
        ErrorClass errorClass = ErrorClass.values()[words.getInt()];
        String text = new String(letter, WORDS_BYTES, length - WORDS_BYTES, StandardCharsets.UTF_8);
        return new Poison(number, new Failure(errorClass, text));
    }
}
