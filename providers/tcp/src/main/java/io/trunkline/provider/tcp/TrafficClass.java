package io.trunkline.provider.tcp;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.List;

/** The DSCP (RFC 2474) that a group priority gives to a socket's packets. */
enum TrafficClass {
    // @formatter:off
    // priority                         code point
    EXPEDITED(0,                        46),  // RFC 3246
    AF41(1,                             34),  // RFC 2597
    AF31(2,                             26),  // RFC 2597
    AF21(3,                             18),  // RFC 2597
    BEST_EFFORT(4,                       0),  // RFC 2474
    LOWER_EFFORT(5,                      8);  // CS1; this priority and every higher number
    // @formatter:on

    private static final int ECN_BITS = 2;
    private static final List<TrafficClass> ALL = List.of(values());

    private final int priority;
    private final int codePoint;

    TrafficClass(int priority, int codePoint) {
        this.priority = priority;
        this.codePoint = codePoint;
    }

    /** The class of a priority, which is not negative. */
    static TrafficClass of(int priority) {
        return ALL.get(Math.min(priority, LOWER_EFFORT.priority));
    }

    int codePoint() {
        return codePoint;
    }

    /** Marks what the channel sends from now on. A system that does not allow it sends unmarked, which harms nobody. */
    void mark(SocketChannel channel) {
        try {
            channel.setOption(StandardSocketOptions.IP_TOS, codePoint << ECN_BITS);
        } catch (IOException | UnsupportedOperationException staysUnmarked) {
            return;
        }
    }
}
