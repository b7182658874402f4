package org.pjrun.launcher.supervision;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Watches a rank's standard error for the stack trace that the JVM prints when a thread ends by an exception, and keeps
 * the first lines of the last one. One thread feeds it, another may read it after the stream's end.
 */
final class StackTraceWatch {
    private static final int MAX_LINES = 8;
    private static final int MAX_LINE_BYTES = 400;
    private static final String UNCAUGHT = "Exception in thread \"";
    private static final String REPORT = FailureReport.START + "rank ";
    private static final String UNPRINTABLE = "Exception: ";

    private final byte[] line = new byte[MAX_LINE_BYTES];
    private int length;
    private boolean capturing;
    private boolean reported;
    private List<String> captured = new ArrayList<>();

    synchronized void accept(byte[] bytes, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            byte b = bytes[i];
            if (b == '\n') {
                if (capturing || (length > 0 && (line[0] == 'E' || line[0] == REPORT.charAt(0)))) {
                    lineEnded();
                }
                length = 0;
            } else if (length < MAX_LINE_BYTES) {
                line[length++] = b;
            }
        }
    }

    /** The first lines of the last stack trace; empty if there was none. */
    synchronized List<String> lines() {
        return List.copyOf(captured);
    }

    /** Whether the process itself, a host of several ranks, has told which rank failed. */
    synchronized boolean reported() {
        return reported;
    }

    /** The exception as text, without the words about the thread; empty if there was none. */
    synchronized String exception() {
        if (captured.isEmpty()) {
            return "";
        }
        String first = captured.get(0);
        int end = first.startsWith(UNCAUGHT) ? first.indexOf("\" ", UNCAUGHT.length()) + 1 : UNPRINTABLE.length() - 1;
        return first.substring(Math.max(0, end)).trim();
    }

    private void lineEnded() {
        String text = new String(line, 0, length, StandardCharsets.UTF_8);
        if (text.startsWith(REPORT)) {
            reported = true;
        } else if (text.startsWith(UNCAUGHT) || text.startsWith(UNPRINTABLE)) {
            captured = new ArrayList<>();
            captured.add(text);
            capturing = true;
        } else if (capturing && (text.startsWith("\t") || text.startsWith("Caused by: "))) {
            if (captured.size() < MAX_LINES) {
                captured.add(text);
            }
        } else {
            // messages may have several lines, but then the frames that follow are worth more than the message's rest
            capturing = captured.size() == 1;
        }
    }
}
