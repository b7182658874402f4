package org.pjrun.internal.object;

import com.esotericsoftware.kryo.io.Input;

/**
 * An input that believes no length: nothing is allocated for elements that the rest of the message cannot hold.
 *
 * <p>Every element of a collection takes a byte at least, and no byte is part of two elements. So the lengths of all
 * collections of one message are, together, at most its length, however they are nested.
 */
final class GuardedInput extends Input {
    private static final byte[] NOTHING = {};
    private static final int KEPT_CHARS = 16 * 1024;

    private long claimed;

    GuardedInput() {
        super(NOTHING);
    }

    void begin(byte[] bytes) {
        setBuffer(bytes);
        claimed = 0;
    }

    void finish() {
        setBuffer(NOTHING);
        if (chars.length > KEPT_CHARS) {
            chars = new char[32];
        }
    }

    /** Reads the number of elements that a collection or array of objects is about to hold. */
    int readCount() {
        int count = readVarInt(true);
        claimed += count;
        if (count < 0 || claimed > limit) {
            throw broken(count);
        }
        return count;
    }

    /** Goes past a byte if it is the next one. */
    boolean skip(byte expected) {
        boolean there = position < limit && buffer[position] == expected;
        if (there) {
            position++;
        }
        return there;
    }

    /** Goes past two bytes if they are the next ones. */
    boolean skip(byte first, byte second) {
        boolean there = position + 1 < limit && buffer[position] == first && buffer[position + 1] == second;
        if (there) {
            position += 2;
        }
        return there;
    }

    private void require(int count, int bytesEach) {
        if (count < 0 || (long) count * bytesEach > limit - position) {
            throw broken(count);
        }
    }

    private Trouble broken(int count) {
        return new Trouble(
                "the message cannot be read: it says " + count + " elements where " + (limit - position)
                        + " bytes follow",
                null);
    }

    @Override
    public int readVarIntFlag(boolean optimizePositive) {
        // Kryo reads the length of a string so, and then makes room for as many characters.
        int count = super.readVarIntFlag(optimizePositive);
        require(count - (count > 0 ? 1 : 0), 1);
        return count;
    }

    @Override
    public byte[] readBytes(int length) {
        require(length, 1);
        return super.readBytes(length);
    }

    @Override
    public boolean[] readBooleans(int length) {
        require(length, 1);
        return super.readBooleans(length);
    }

    @Override
    public char[] readChars(int length) {
        require(length, Character.BYTES);
        return super.readChars(length);
    }

    @Override
    public short[] readShorts(int length) {
        require(length, Short.BYTES);
        return super.readShorts(length);
    }

    @Override
    public int[] readInts(int length) {
        require(length, Integer.BYTES);
        return super.readInts(length);
    }

    @Override
    public long[] readLongs(int length) {
        require(length, Long.BYTES);
        return super.readLongs(length);
    }

    @Override
    public float[] readFloats(int length) {
        require(length, Float.BYTES);
        return super.readFloats(length);
    }

    @Override
    public double[] readDoubles(int length) {
        require(length, Double.BYTES);
        return super.readDoubles(length);
    }
}
