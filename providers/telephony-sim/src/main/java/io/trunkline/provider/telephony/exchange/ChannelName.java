package io.trunkline.provider.telephony.exchange;

/**
 * How a fault names a channel: {@code alice:3}, {@code alice/2:d}.
 *
 * @param access its access
 * @param number of the B channel, 0 for the signalling channel
 */
public record ChannelName(String access, int number) {
    private static final int MOST = 31;

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException it is none; one line
     */
    public static ChannelName parse(String text) {
        int colon = text.lastIndexOf(':');
        String place = text.substring(colon + 1);
        if (colon < 1 || !(place.equals("d") || place.matches("[1-9]\\d?") && Integer.parseInt(place) <= MOST)) {
            throw new IllegalArgumentException(
                    "'" + text
                            + "' is no channel, expected an access and a number such as alice:3, or d for its signalling such as alice:d");
        }
        return new ChannelName(text.substring(0, colon), place.equals("d") ? 0 : Integer.parseInt(place));
    }

    /** True for the signalling channel. */
    public boolean isSignalling() {
        return number == 0;
    }
}
