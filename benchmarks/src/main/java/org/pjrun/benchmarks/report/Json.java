package org.pjrun.benchmarks.report;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes maps, collections, strings, numbers, booleans and null as JSON (RFC 8259), indented for people and diffs. */
public final class Json {
    private static final int INDENT = 2;

    private final StringBuilder text = new StringBuilder();

    private Json() {}

    /**
     * The text of a value, with a newline at its end.
     *
     * @throws IllegalArgumentException if it holds a value of another kind, or a number that JSON has no form for
     */
    public static String text(@Nullable Object value) {
        Json json = new Json();
        json.value(value, 0);
        return json.text.append('\n').toString();
    }

    private void value(@Nullable Object value, int depth) {
        switch (value) {
            case null -> text.append("null");
            case Map<?, ?> map -> object(map, depth);
            case Collection<?> elements -> array(elements, depth);
            case CharSequence characters -> string(characters);
            case Double number -> number(number);
            case Integer number -> text.append(number.intValue());
            case Long number -> text.append(number.longValue());
            case Boolean truth -> text.append(truth.booleanValue());
            default ->
                throw new IllegalArgumentException("json: " + value.getClass().getName()
                        + " (expected: a map, collection, string, double, int, long, boolean or null)");
        }
    }

    private void object(Map<?, ?> map, int depth) {
        text.append('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(first ? "" : ",");
            first = false;
            newLine(depth + 1);
            string(String.valueOf(entry.getKey()));
            text.append(": ");
            value(entry.getValue(), depth + 1);
        }
        if (!first) {
            newLine(depth);
        }
        text.append('}');
    }

    /** An array of plain values stays on one line. */
    private void array(Collection<?> elements, int depth) {
        boolean nested = elements.stream().anyMatch(e -> e instanceof Map || e instanceof Collection);
        text.append('[');
        Iterator<?> all = elements.iterator();
        while (all.hasNext()) {
            if (nested) {
                newLine(depth + 1);
            }
            value(all.next(), depth + 1);
            if (all.hasNext()) {
                text.append(nested ? "," : ", ");
            }
        }
        if (nested) {
            newLine(depth);
        }
        text.append(']');
    }

    private void number(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("json: " + number + " (expected: a finite number)");
        }
        text.append(number);
    }

    private void string(CharSequence characters) {
        text.append('"');
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    private void newLine(int depth) {
        text.append('\n').repeat(' ', depth * INDENT);
    }
}
