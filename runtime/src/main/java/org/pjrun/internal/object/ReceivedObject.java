package org.pjrun.internal.object;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pjrun.internal.buffer.Buffer;

/**
 * A message on its way in: takes the header, then the graph's bytes, then each large array into a new one.
 *
 * <p>A fault of the message is kept for the reader instead of thrown, because bytes come in the middle of the engine's
 * work, which must go on. Nothing is allocated that is larger than what was announced.
 */
final class ReceivedObject implements ObjectSink {
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;
    private static final long[] NO_WORDS = {};
    private static final byte[] NO_BYTES = {};

    private long expected = -1;
    private long received;
    private @Nullable String fault;

    private boolean begun;
    private long[] words = NO_WORDS;
    private int wordCount;
    private int wordsKnown;
    private byte[] graph = NO_BYTES;
    private long graphStart;
    private @Nullable Object[] arrays = {};
    private int arrayCount;
    private long arrayStart;
    private final Buffer current = new Buffer();

    @Override
    public long bytes() {
        return expected;
    }

    @Override
    public void read(long position, MemorySegment target, long offset, long length) {
        throw new UnsupportedOperationException("a sink has no bytes to send");
    }

    @Override
    public void expect(long length) {
        expected = length;
        if (length < Layout.WORD) {
            fault = length + " bytes are too few";
        }
    }

    @Override
    public void write(long position, MemorySegment source, long offset, long length) {
        if (fault != null) {
            return;
        }
        if (position != received || length > expected - received) {
            fault = "bytes " + position + " to " + (position + length) + " came when " + received + " of " + expected
                    + " had come";
            return;
        }
        long from = offset;
        long end = offset + length;
        try {
            while (from < end && fault == null) {
                long part = take(source, from, end - from);
                from += part;
                received += part;
            }
        } catch (OutOfMemoryError e) {
            forget("the heap has no room for its " + expected + " bytes; give the ranks more memory (-J-Xmx…)");
        }
    }

    private void forget(String text) {
        fault = text;
        current.clear();
        graph = NO_BYTES;
        arrays = new Object[0];
    }

    private long take(MemorySegment source, long from, long length) {
        if (!begun || wordsKnown < wordCount) {
            return takeWord(source, from, length);
        }
        long inside = received - graphStart;
        if (inside < graph.length) {
            int part = (int) Math.min(length, graph.length - inside);
            MemorySegment.copy(source, ValueLayout.JAVA_BYTE, from, graph, (int) inside, part);
            return part;
        }
        return takeArray(source, from, length);
    }

    private long takeWord(MemorySegment source, long from, long length) {
        if (length < Layout.WORD) {
            fault = "its header is cut";
            return length;
        }
        long word = source.get(Layout.WORDS, from);
        if (!begun) {
            begun = true;
            wordCount = Layout.arrays(word);
            if (!Layout.isFirst(word) || wordCount > (expected - Layout.WORD) / Layout.LARGE) {
                fault = "its first word is 0x" + Long.toHexString(word);
                return length;
            }
        } else if (Layout.isArray(word)) {
            if (wordsKnown == words.length) {
                words = Arrays.copyOf(words, Math.min(wordCount, Math.max(16, 2 * wordsKnown)));
            }
            words[wordsKnown++] = word;
        } else {
            fault = "its header says an array 0x" + Long.toHexString(word);
            return length;
        }
        if (wordsKnown == wordCount) {
            endOfHeader();
        }
        return Layout.WORD;
    }

    private void endOfHeader() {
        graphStart = (1L + wordCount) * Layout.WORD;
        long rest = expected - graphStart;
        for (int i = 0; i < wordCount && rest > 0; i++) {
            rest -= Layout.padded(Layout.bytes(words[i]));
        }
        if (rest <= 0 || rest > MAX_ARRAY || (wordCount > 0 && rest % Layout.WORD != 0)) {
            fault = "its header does not fit its " + expected + " bytes";
            return;
        }
        graph = new byte[(int) rest];
        arrays = new Object[wordCount];
    }

    private long takeArray(MemorySegment source, long from, long length) {
        if (arrayCount == 0 || received == arrayStart + Layout.padded(current.bytes())) {
            Object array = newArray(words[arrayCount]);
            arrays[arrayCount++] = array;
            arrayStart = received;
            current.bind(array);
        }
        long inside = received - arrayStart;
        long part = Math.min(length, current.bytes() - inside);
        if (part > 0) {
            current.write(inside, source, from, part);
            return part;
        }
        return Math.min(length, Layout.padded(current.bytes()) - inside);
    }

    private static Object newArray(long word) {
        Class<?> element = switch (Layout.type(word)) {
            case BYTE -> byte.class;
            case BOOLEAN -> boolean.class;
            case CHAR -> char.class;
            case SHORT -> short.class;
            case INT -> int.class;
            case LONG -> long.class;
            case FLOAT -> float.class;
            case DOUBLE -> double.class;
            case OBJECT, PACKED, MIXED -> throw new IllegalStateException("no large array of " + Layout.type(word));
        };
        return Array.newInstance(element, Layout.length(word));
    }

    /** The graph's bytes, once all of the message is here. */
    byte[] graph() {
        if (fault == null && (expected < 0 || received < expected)) {
            fault = received + " of " + expected + " bytes have come";
        }
        if (fault != null) {
            throw new Trouble("the message cannot be read: " + fault, null);
        }
        return graph;
    }

    /** The large arrays, in the order in which the graph names them. */
    @Nullable
    Object[] arrays() {
        return arrays;
    }
}
