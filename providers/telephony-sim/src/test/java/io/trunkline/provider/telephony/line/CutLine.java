package io.trunkline.provider.telephony.line;

/** Cuts a line between a user and the network, of which neither hears. */
public final class CutLine {
    private CutLine() {}

    /** What either end sends leaves it and arrives nowhere. */
    public static void cut(DChannel channel) {
        channel.user().pipe.way(null);
        channel.network().pipe.way(null);
    }
}
