package io.trunkline.simulation.network;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times, rates, sizes and probabilities as people write them. All are exact: what cannot be said in whole picoseconds, bits
 * per second or octets is refused, never rounded. Each {@code …Text} gives a form that its counterpart reads back.
 */
public final class Quantity {
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d{1,19}(?:\\.\\d{1,18})?) ?([A-Za-z/]*)");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,19}(?:\\.\\d{1,30})?(?:[eE][-+]?\\d{1,2})?");

    // largest last: the text forms take the largest unit that leaves a whole number
    private static final Map<String, Long> TIMES = new LinkedHashMap<>();
    private static final Map<String, Long> RATES = new LinkedHashMap<>();
    private static final Map<String, Long> SIZES = new LinkedHashMap<>();

    static {
        TIMES.put("ps", 1L);
        TIMES.put("ns", 1_000L);
        TIMES.put("us", 1_000_000L);
        TIMES.put("ms", 1_000_000_000L);
        TIMES.put("s", 1_000_000_000_000L);
        TIMES.put("min", 60_000_000_000_000L);
        TIMES.put("h", 3_600_000_000_000_000L);
        RATES.put("bit/s", 1L);
        RATES.put("kbit/s", 1_000L);
        RATES.put("Mbit/s", 1_000_000L);
        RATES.put("Gbit/s", 1_000_000_000L);
        SIZES.put("", 1L);
        SIZES.put("octets", 1L);
        SIZES.put("kB", 1_000L);
        SIZES.put("KiB", 1_024L);
        SIZES.put("MB", 1_000_000L);
        SIZES.put("MiB", 1_048_576L);
    }

    private Quantity() {}

    /**
     * A length of time such as {@code 20s}, {@code 2.5 ms} or {@code 0s}, in picoseconds.
     *
     * @throws IllegalArgumentException it is none, or longer than 106 days
     */
    public static long picos(String text) {
        return whole(text, TIMES);
    }

    /** For example {@code 20s} or {@code 2500us}. */
    public static String timeText(long picos) {
        if (picos == 0) return "0s";
        return inLargest(picos, TIMES, "s");
    }

    /**
     * A rate such as {@code 2 Mbit/s} or {@code 64kbit/s}, in bits per second; a bare number is bits per second.
     *
     * @throws IllegalArgumentException it is none, or zero
     */
    public static long bitsPerSecond(String text) {
        long rate = whole(text.matches("\\d{1,19}") ? text + "bit/s" : text, RATES);
        if (rate == 0) throw new IllegalArgumentException("no rate");
        return rate;
    }

    /** For example {@code 2Mbit/s}: without blanks, so that it is one word. */
    public static String rateText(long bitsPerSecond) {
        return inLargest(bitsPerSecond, RATES, "Gbit/s");
    }

    /**
     * A size such as {@code 9180} or {@code 64 KiB}, in octets.
     *
     * @throws IllegalArgumentException it is none
     */
    public static long octets(String text) {
        return whole(text, SIZES);
    }

    /**
     * A decimal number without sign, such as {@code 2.5} or {@code 1e-6}, in its shortest form.
     *
     * @throws IllegalArgumentException it is none
     */
    public static BigDecimal decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) throw new IllegalArgumentException("no decimal number");
        return new BigDecimal(text).stripTrailingZeros();
    }

    /**
     * A probability from 0 to 1.
     *
     * @throws IllegalArgumentException it is none
     */
    public static BigDecimal probability(String text) {
        BigDecimal value = decimal(text);
        if (value.compareTo(BigDecimal.ONE) > 0) throw new IllegalArgumentException("above 1");
        return value;
    }

    private static long whole(String text, Map<String, Long> units) {
        Matcher parts = NUMBER_AND_UNIT.matcher(text);
        if (!parts.matches()) throw new IllegalArgumentException("not a number with a unit");
        BigDecimal factor = BigDecimal.valueOf(unit(parts.group(2), units));
        try {
            BigInteger exact = new BigDecimal(parts.group(1)).multiply(factor).toBigIntegerExact();
            return exact.longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("not a whole number of the smallest unit, or too large", e);
        }
    }

    private static long unit(String word, Map<String, Long> units) {
        for (Map.Entry<String, Long> unit : units.entrySet()) {
            if (lower(unit.getKey()).equals(lower(word))) return unit.getValue();
        }
        throw new IllegalArgumentException("unknown unit");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String inLargest(long value, Map<String, Long> units, String last) {
        String text = "";
        for (Map.Entry<String, Long> unit : units.entrySet()) {
            if (value % unit.getValue() == 0) text = value / unit.getValue() + unit.getKey();
            if (unit.getKey().equals(last)) break;
        }
        return text;
    }
}
