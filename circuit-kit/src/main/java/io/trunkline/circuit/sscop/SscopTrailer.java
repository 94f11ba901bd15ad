package io.trunkline.circuit.sscop;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The parts of an SSCOP unit. The words that say what it is are at its end, behind data and padding.
 *
 * @param type from the last word
 * @param data the user's, without padding
 * @param words before the last one, 24 bits of each
 * @param last number in the last word, 24 bits
 * @param sBit the S bit of the last word
 */
@Clause("ITU-T Q.2110 (07/94) §7, Figures 3 to 17")
record SscopTrailer(SscopPduType type, Octets data, int[] words, int last, boolean sBit) {
    // last word, bits: pad length 2 · reserved 1 · S 1 · type 4 · number 24

    /** Added to the last number of {@link #encode(OctetWriter, SscopPduType, Octets, int, int...)}, sets the S bit. */
    static final int S_BIT = 1 << 28;

    static final int WORD_OCTETS = 4;
    private static final int[] NO_WORDS = {};
    private static final int NUMBER = SscopPdu.MODULUS - 1;

    /** A word before the last; a negative index counts from their end. */
    int word(int index) {
        return words[index < 0 ? words.length + index : index];
    }

    /** The list elements of a STAT. */
    List<Integer> list() {
        int elements = words.length - type.wordsBefore();
        return elements == 0
                ? List.of()
                : IntStream.of(words).limit(elements).boxed().toList();
    }

    static Decoded<SscopTrailer> decode(OctetReader in) {
        int begin = in.position();
        Octets unit = in.rest();
        int size = unit.size();
        if (size < WORD_OCTETS || size % WORD_OCTETS != 0) {
            return Decoded.malformed("SSCOP unit of " + size + " octets is no multiple of 4", begin + size);
        }
        OctetReader lastWord = unit.reader();
        lastWord.skip(size - WORD_OCTETS);
        int first = lastWord.u8();
        int padOctets = first >>> 6;
        boolean sBit = (first >>> 4 & 1) == 1;
        int code = first & 0x0F;
        Optional<SscopPduType> type = SscopPduType.of(code);
        if (type.isEmpty()) return Decoded.malformed("no SSCOP unit has type " + code, begin + size - WORD_OCTETS);
        Ending ending = new Ending(type.get(), padOctets, lastWord.u24(), sBit);
        return split(ending, unit, begin);
    }

    /** What the last word says. */
    private record Ending(SscopPduType type, int padOctets, int last, boolean sBit) {}

    /** Finds out where data ends and words begin. */
    private static Decoded<SscopTrailer> split(Ending ending, Octets unit, int begin) {
        SscopPduType type = ending.type();
        int end = unit.size() - WORD_OCTETS;
        int fixed = type.wordsBefore() * WORD_OCTETS;
        if (end < fixed) return Decoded.malformed(type + " cut short", begin + unit.size());
        if (end > fixed && !type.carriesData() && !type.hasList()) {
            return Decoded.malformed(end - fixed + " octets too many in " + type, begin);
        }
        int wordsFrom = type.hasList() ? 0 : end - fixed;
        int pad = type.carriesData() ? ending.padOctets() : 0;
        if (pad > wordsFrom) return Decoded.malformed(type + " has more padding than octets", begin + wordsFrom);
        int[] numbers = end == wordsFrom ? NO_WORDS : words(unit, wordsFrom, end);
        Octets data = unit.slice(0, wordsFrom - pad);
        return Decoded.of(new SscopTrailer(type, data, numbers, ending.last(), ending.sBit()));
    }

    private static int[] words(Octets unit, int from, int to) {
        OctetReader words = unit.reader();
        words.skip(from);
        int[] numbers = new int[(to - from) / WORD_OCTETS];
        for (int i = 0; i < numbers.length; i++) numbers[i] = words.i32() & NUMBER;
        return numbers;
    }

    /** Writes a unit from its parts. */
    static void encode(OctetWriter out, SscopPduType type, Octets data, int last, int... words) {
        int pad = -data.size() & 3;
        out.octets(data).fill(pad, 0);
        int count = type.hasList() ? words.length : type.wordsBefore();
        for (int i = 0; i < count; i++) out.u8(0).u24(words[i]);
        out.u8(pad << 6 | (last >>> 28 & 1) << 4 | type.code()).u24(last & ~S_BIT);
    }
}
