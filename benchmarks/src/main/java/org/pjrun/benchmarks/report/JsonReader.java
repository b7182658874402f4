package org.pjrun.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Json} writes: maps, lists, strings, doubles, booleans and null. */
public final class JsonReader {
    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * The value of a text, which is an object or an array.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Object read(String text) {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        reader.space();
        if (value == null || reader.at != text.length()) {
            throw reader.unexpected();
        }
        return value;
    }

    private @Nullable Object value() {
        space();
        return switch (at < text.length() ? text.charAt(at) : ' ') {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        at++;
        if (!ends('}')) {
            do {
                space();
                String key = string();
                expect(':');
                map.put(key, value());
            } while (goesOn('}'));
        }
        return map;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> list = new ArrayList<>();
        at++;
        if (!ends(']')) {
            do {
                list.add(value());
            } while (goesOn(']'));
        }
        return list;
    }

    private boolean ends(char end) {
        space();
        boolean ends = at < text.length() && text.charAt(at) == end;
        at += ends ? 1 : 0;
        return ends;
    }

    private boolean goesOn(char end) {
        if (ends(end)) {
            return false;
        }
        expect(',');
        return true;
    }

    private void expect(char c) {
        if (!ends(c)) {
            throw unexpected();
        }
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        for (; at < text.length() && text.charAt(at) != '"'; at++) {
            string.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
        }
        expect('"');
        return string.toString();
    }

    private char escaped() {
        at++;
        if (text.startsWith("u", at) && at + 4 < text.length()) {
            at += 4;
            return (char) Integer.parseInt(text, at - 3, at + 1, 16);
        }
        if (at >= text.length()) {
            throw unexpected();
        }
        return text.charAt(at);
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw unexpected();
        }
        at += word.length();
        return value;
    }

    private Double number() {
        int begin = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (begin == at) {
            throw unexpected();
        }
        return Double.valueOf(text.substring(begin, at));
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException unexpected() {
        String here = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        return new IllegalArgumentException("json: " + here + " at character " + at + " (expected: what Json writes)");
    }
}
