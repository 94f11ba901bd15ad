package io.trunkline.simulation;

/**
 * Why a simulated part reads what it will need in a moment: with thousands of channels nothing of a channel is in the cache when
 * its next event comes, and an event that fetches one thing after the other waits for memory a dozen times. What several
 * events need is fetched at the same time if all of it is read before the first of them happens.
 */
public final class LookAhead {
    /** So many events are looked at together. */
    public static final int EVENTS = 8;

    /** With fewer channels than this all of them are in the cache, and looking ahead costs more than it gains. */
    private static final int WORTHWHILE_CHANNELS = 64;

    @SuppressWarnings(
            "UnusedVariable") // it keeps what was read: the compiler leaves out reads whose outcome goes nowhere
    private long read;

    /** Has looked at nothing yet. */
    public LookAhead() {}

    /** True if there are so many channels that it gains something. */
    public static boolean isWorthwhile(int channels) {
        return channels >= WORTHWHILE_CHANNELS;
    }

    /** Something was read. @param outcome anything that depends on all that was read */
    public void read(long outcome) {
        read += outcome;
    }
}
