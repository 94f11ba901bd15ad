package io.trunkline.spi;

import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupReference;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A record as a small text file. One line each, in this order:
 * <pre>
 * trunkline group 1
 * kind CONSTRAINED
 * traits SOCKET_TYPE PROTOCOL CONNECTIONLESS
 * reference 16_HEX_DIGITS
 * mirror KEY                            only if it mirrors a caller's group
 * host FAMILY CONFIRMED TEXT            only if there is one
 * process PID START_MILLIS MEMBERS CLAIMS CREATOR      one for each
 * end
 * </pre>
 */
final class GroupRecordText {
    private static final String FIRST_LINE = "trunkline group 1";
    private static final String LAST_LINE = "end";
    /** Words of a {@code process} line, its name included. */
    private static final int PROCESS_WORDS = 6;

    private GroupRecordText() {}

    static String encode(GroupRecord record) {
        GroupRecord.Shape shape = record.shape();
        MemberTraits traits = shape.traits();
        StringBuilder text = new StringBuilder();
        line(text, FIRST_LINE);
        line(text, "kind", shape.kind());
        line(text, "traits", traits.socketType(), traits.protocol(), traits.connectionless());
        line(text, "reference", shape.reference());
        if (!shape.mirrorKey().isEmpty()) line(text, "mirror", escaped(shape.mirrorKey()));
        GroupRecord.Host host = record.host();
        if (host != null) line(text, "host", host.family(), record.isConfirmed(), escaped(host.text()));
        record.shares()
                .forEach((id, share) ->
                        line(text, "process", id.pid(), id.startMillis(), share.members, share.claims, share.creator));
        line(text, LAST_LINE);
        return text.toString();
    }

    private static void line(StringBuilder text, Object... words) {
        String gap = "";
        for (Object word : words) {
            text.append(gap).append(word);
            gap = " ";
        }
        text.append('\n');
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * Reads a record back.
     *
     * @throws IllegalArgumentException the text is not one; its message says what was found
     */
    static GroupRecord decode(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 2
                || !lines.get(0).equals(FIRST_LINE)
                || !lines.get(lines.size() - 1).equals(LAST_LINE)) {
            throw new IllegalArgumentException(
                    "it does not begin with '" + FIRST_LINE + "' and end with '" + LAST_LINE + "'");
        }
        Reading reading = new Reading();
        for (String line : lines.subList(1, lines.size() - 1)) reading.take(line);
        return reading.record();
    }

    /** What has been read so far. */
    private static final class Reading {
        private GroupKind kind;
        private MemberTraits traits;
        private GroupReference reference;
        private String mirrorKey = "";
        private GroupRecord.Host host;
        private boolean confirmed;
        private final Map<ProcessId, GroupRecord.Share> shares = new LinkedHashMap<>();

        void take(String line) {
            String[] words = line.split(" ");
            try {
                take(words);
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
                throw new IllegalArgumentException("line '" + line + "' is not understood", wrong);
            }
        }

        private void take(String[] words) {
            switch (words[0]) {
                case "kind" -> kind = GroupKind.valueOf(words[1]);
                case "traits" -> traits = new MemberTraits(number(words[1]), number(words[2]), flag(words[3]));
                case "reference" -> reference = new GroupReference(HexFormat.fromHexDigitsToLong(words[1]));
                case "mirror" -> mirrorKey = unescaped(words[1]);
                case "host" -> {
                    host = new GroupRecord.Host(number(words[1]), unescaped(words[3]));
                    confirmed = flag(words[2]);
                }
                case "process" -> takeProcess(words);
                default -> throw new IllegalArgumentException(words[0]);
            }
        }

        private void takeProcess(String[] words) {
            if (words.length != PROCESS_WORDS) throw new IllegalArgumentException("a word is missing");
            GroupRecord.Share share = new GroupRecord.Share();
            share.members = number(words[3]);
            share.claims = number(words[4]);
            share.creator = flag(words[5]);
            if (share.members < 1 || share.claims < 0) throw new IllegalArgumentException("a count is out of range");
            shares.put(new ProcessId(Long.parseLong(words[1]), Long.parseLong(words[2])), share);
        }

        private static int number(String word) {
            return Integer.parseInt(word);
        }

        private static boolean flag(String word) {
            if (!word.equals("true") && !word.equals("false")) throw new IllegalArgumentException(word);
            return word.equals("true");
        }

        private static String unescaped(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }

        GroupRecord record() {
            if (kind == null || traits == null || reference == null || shares.isEmpty()) {
                throw new IllegalArgumentException("kind, traits, reference or process is missing");
            }
            GroupRecord record = new GroupRecord(new GroupRecord.Shape(kind, traits, reference, mirrorKey));
            record.restoreHost(host, confirmed);
            record.shares().putAll(shares);
            return record;
        }
    }
}
