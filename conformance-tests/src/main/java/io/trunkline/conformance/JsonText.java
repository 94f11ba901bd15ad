package io.trunkline.conformance;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/**
 * JSON from maps, collections, strings, numbers, booleans and {@code null}; anything else is written as its text. Indented
 * by two blanks, members in the map's order.
 */
public final class JsonText {
    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    /** The text, without a line end at the end. */
    public static String of(Object value) {
        JsonText text = new JsonText();
        text.value(value, "\n");
        return text.out.toString();
    }

    /** The text without any white space between its parts. */
    public static String compact(Object value) {
        JsonText text = new JsonText();
        text.value(value, "");
        return text.out.toString();
    }

    private void value(Object value, String lineStart) {
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Map<?, ?> map) {
            object(map, lineStart);
        } else if (value instanceof Collection<?> items) {
            array(items, lineStart);
        } else if (value instanceof Double || value instanceof Float) {
            number(((Number) value).doubleValue());
        } else if (value instanceof Number) {
            out.append(value);
        } else {
            string(value.toString());
        }
    }

    private void object(Map<?, ?> map, String lineStart) {
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        if (!entries.hasNext()) {
            out.append("{}");
            return;
        }
        String inner = deeper(lineStart);
        out.append('{');
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            out.append(inner);
            string(String.valueOf(entry.getKey()));
            out.append(lineStart.isEmpty() ? ":" : ": ");
            value(entry.getValue(), inner);
            if (entries.hasNext()) out.append(',');
        }
        out.append(lineStart).append('}');
    }

    private void array(Collection<?> items, String lineStart) {
        boolean flat = items.stream().noneMatch(item -> item instanceof Map || item instanceof Collection);
        String inner = flat ? "" : deeper(lineStart);
        out.append('[');
        for (Iterator<?> each = items.iterator(); each.hasNext(); ) {
            out.append(inner);
            value(each.next(), inner);
            if (each.hasNext()) out.append(flat && !lineStart.isEmpty() ? ", " : ",");
        }
        out.append(flat ? "" : lineStart).append(']');
    }

    private static String deeper(String lineStart) {
        return lineStart.isEmpty() ? "" : lineStart + "  ";
    }

    private void number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            out.append("null"); // JSON has no word for them
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            out.append((long) value);
        } else {
            out.append(value);
        }
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) character(text.charAt(i));
        out.append('"');
    }

    private void character(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < 0x20 || c == 0x7F || c == '\u2028' || c == '\u2029') {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
