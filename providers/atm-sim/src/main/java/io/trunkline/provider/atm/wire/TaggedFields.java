package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.MarkdownTable;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads and writes fields that stand as identifier and value; keeps their order. */
final class TaggedFields {
    private TaggedFields() {}

    /** All that is left, as fields out of a table; a field that is there twice or not in the table is a malformation. */
    static <T extends Enum<T> & FieldTag> Decoded<Map<T, Integer>> decode(OctetReader in, T[] table) {
        Map<T, Integer> fields = new LinkedHashMap<>();
        while (in.remaining() > 0) {
            int position = in.position();
            int code = in.u8();
            Optional<T> tag = find(table, code);
            if (tag.isEmpty()) return Decoded.malformed("unknown field " + hex(code), position);
            if (fields.putIfAbsent(tag.get(), number(in, tag.get().octets())) != null) {
                return Decoded.malformed("second " + tag.get(), position);
            }
            if (in.ranOut()) return Decoded.malformed(tag.get() + " cut short", in.position());
        }
        return Decoded.of(Collections.unmodifiableMap(fields));
    }

    private static <T extends FieldTag> Optional<T> find(T[] table, int code) {
        for (T tag : table) {
            if (tag.code() == code) return Optional.of(tag);
        }
        return Optional.empty();
    }

    private static int number(OctetReader in, int octets) {
        int value = 0;
        for (int i = 0; i < octets; i++) value = value << 8 | in.u8();
        return value;
    }

    static <T extends FieldTag> void encode(OctetWriter out, Map<T, Integer> fields) {
        fields.forEach((tag, value) -> {
            out.u8(tag.code());
            for (int shift = 8 * (tag.octets() - 1); shift >= 0; shift -= 8) out.u8(value >>> shift & 0xFF);
        });
    }

    /** An unmodifiable copy in the same order. */
    static <T extends FieldTag> Map<T, Integer> copy(Map<T, Integer> fields) {
        fields.forEach((tag, value) -> {
            int bits = 8 * tag.octets();
            if (bits < 32 && value >>> bits != 0) {
                throw new IllegalArgumentException(tag + " " + value + " does not fit into " + bits + " bits");
            }
        });
        return Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The rows in Markdown. */
    static <T extends Enum<T> & FieldTag> String print(T[] table) {
        MarkdownTable rows = new MarkdownTable("field", "id", "octets of the value");
        for (T tag : table)
            rows.row(tag.name().toLowerCase(Locale.ROOT).replace('_', ' '), hex(tag.code()), tag.octets());
        return rows.toString();
    }

    private static String hex(int code) {
        return HexFormat.of().toHexDigits((byte) code);
    }
}
