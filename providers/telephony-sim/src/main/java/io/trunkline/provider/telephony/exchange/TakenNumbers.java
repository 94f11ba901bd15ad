package io.trunkline.provider.telephony.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which host has which numbers. A single one is found at once, as a network may have thousands; of ranges there are few. */
final class TakenNumbers {
    private record Range(String host, Numbers numbers) {}

    private final Map<String, String> singles = new HashMap<>();
    private final List<Range> ranges = new ArrayList<>();

    void add(String host, List<Numbers> numbers) {
        for (Numbers some : numbers) {
            if (some.first().equals(some.last())) singles.put(some.first(), host);
            else ranges.add(new Range(host, some));
        }
    }

    /** True if another host than this one has a number. */
    boolean byOthers(String host, String digits) {
        if (!singles.getOrDefault(digits, host).equals(host)) return true;
        return ranges.stream()
                .anyMatch(range -> !range.host().equals(host) && range.numbers().contains(digits));
    }
}
