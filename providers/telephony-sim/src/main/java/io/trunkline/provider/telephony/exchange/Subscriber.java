package io.trunkline.provider.telephony.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * Who has accesses and numbers.
 *
 * @param host the host's name
 * @param office the exchange it is at
 * @param number its own, whole and in digits, shown to those it calls
 * @param numbers that lead to it, its own among them
 * @param accesses in the order in which calls to it are offered to them
 */
public record Subscriber(String host, Office office, String number, List<Numbers> numbers, List<Access> accesses) {
    Subscriber(String host, Office office, String number, List<Numbers> numbers) {
        this(host, office, number, List.copyOf(numbers), new ArrayList<>());
    }

    /** True if a whole number, in digits, leads to it. */
    public boolean has(String digits) {
        return numbers.stream().anyMatch(some -> some.contains(digits));
    }
}
