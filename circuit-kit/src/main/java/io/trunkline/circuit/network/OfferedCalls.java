package io.trunkline.circuit.network;

import java.util.SortedMap;
import java.util.TreeMap;

/** What came of the background calls of one entry of a network file. In the kernel. */
public final class OfferedCalls {
    private final String entry;
    private long offered;
    /** By cause. */
    private final SortedMap<Integer, Long> blocked = new TreeMap<>();

    /** None has come. @param entry its name in the network file */
    public OfferedCalls(String entry) {
        this.entry = entry;
    }

    /** One has come. */
    public void offer() {
        offered++;
    }

    /** It found no room. @param cause that it got, as signalling has it */
    public void block(int cause) {
        blocked.merge(cause, 1L, Long::sum);
    }

    /** Calls that came. */
    public long offered() {
        return offered;
    }

    /** Calls that found no room. */
    public long blocked() {
        return blocked.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Adds its counts to those of others of its entry. @param holding calls that hold now */
    public void report(int holding, SortedMap<String, Long> into) {
        String name = "background." + entry + ".calls.";
        into.merge(name + "offered", offered, Long::sum);
        into.merge(name + "holding", (long) holding, Long::sum);
        into.merge(name + "blocked", blocked(), Long::sum);
        blocked.forEach((cause, count) -> into.merge(name + "blocked." + cause, count, Long::sum));
    }
}
