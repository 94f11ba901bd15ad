package io.trunkline.provider.telephony.exchange;

import io.trunkline.protocol.Clause;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole international numbers that one subscriber answers: one, or a range for direct dialling-in, in digits without prefix.
 *
 * @param first lowest
 * @param last highest, with as many digits; the same for a single number
 */
@Clause("ITU-T E.164 §6")
public record Numbers(String first, String last) {
    /** The most digits of an international number. */
    public static final int MAX_DIGITS = 15;

    /** Checks form and order. */
    public Numbers {
        boolean digits = first.matches("\\d{2,15}") && last.matches("\\d{2,15}");
        if (!digits || first.length() != last.length() || first.compareTo(last) > 0) {
            throw new IllegalArgumentException("'" + first + "-" + last
                    + "' is no range of numbers, expected two of 2 to 15 digits, as long as each other and in order");
        }
    }

    /** A single number. */
    static Numbers single(String number) {
        return new Numbers(number, number);
    }

    /**
     * Reads numbers and ranges, separated by commas, for example {@code +4930100,+4930200-+4930299}.
     *
     * @throws IllegalArgumentException it is none; one line
     */
    public static List<Numbers> parse(String text) {
        List<Numbers> all = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("-", -1);
            if (ends.length > 2) throw new IllegalArgumentException("'" + part + "' is no number and no range");
            all.add(new Numbers(digits(ends[0]), digits(ends[ends.length - 1])));
        }
        return all;
    }

    /** Digits of an international number, with or without plus sign. */
    public static String digits(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }

    boolean contains(String digits) {
        return digits.length() == first.length() && first.compareTo(digits) <= 0 && digits.compareTo(last) <= 0;
    }

    /** True if more digits could make it one of these. */
    boolean beginsWith(String digits) {
        if (digits.length() >= first.length()) return false;
        return first.substring(0, digits.length()).compareTo(digits) <= 0
                && digits.compareTo(last.substring(0, digits.length())) <= 0;
    }

    /** True if a number belongs to both. */
    public boolean overlaps(Numbers other) {
        return first.length() == other.first.length()
                && first.compareTo(other.last) <= 0
                && other.first.compareTo(last) <= 0;
    }

    @Override
    public String toString() {
        return first.equals(last) ? "+" + first : "+" + first + "-+" + last;
    }
}
