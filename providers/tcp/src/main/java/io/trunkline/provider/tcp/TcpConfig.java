package io.trunkline.provider.tcp;

import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Option;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.ProviderConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The section {@code providers.tcp}.
 *
 * @param backlog the longest queue of connections that nobody has accepted
 * @param mapsPriority whether a priority that was set becomes a DSCP
 * @param preset options that every new socket begins with, besides the operating system's own values
 */
record TcpConfig(int backlog, boolean mapsPriority, Map<Ws2Option<?>, Object> preset) {
    private static final int MAX_BUFFER_OCTETS = 1 << 30;

    // @formatter:off
    private static final ConfigKey<Integer> BACKLOG = ConfigKey.number("backlog", 4096, 1, 65_535,
            "Longest queue of connections that nobody has accepted yet; listen is clipped to it, and to the system's own limit.");
    static final ConfigKey<Integer> SEND_BUFFER = ConfigKey.number("sendBufferOctets", 0, 0, MAX_BUFFER_OCTETS,
            "SO_SNDBUF of new sockets in octets; 0 leaves it to the system, which then adapts it to the path.");
    static final ConfigKey<Integer> RECEIVE_BUFFER = ConfigKey.number("receiveBufferOctets", 0, 0, MAX_BUFFER_OCTETS,
            "SO_RCVBUF of new sockets in octets; 0 leaves it to the system, which then adapts it to the path.");
    static final ConfigKey<Boolean> NO_DELAY = ConfigKey.flag("noDelay", false,
            "TCP_NODELAY of new sockets: send small segments at once.");
    static final ConfigKey<Boolean> KEEP_ALIVE = ConfigKey.flag("keepAlive", false,
            "SO_KEEPALIVE of new sockets: probe idle connections, at the system's interval.");
    static final ConfigKey<Boolean> DSCP = ConfigKey.flag("dscp", true,
            "Mark the packets of a socket whose group priority was set with the DSCP of that priority.");
    // @formatter:on

    static final List<ConfigKey<?>> KEYS = List.of(BACKLOG, SEND_BUFFER, RECEIVE_BUFFER, NO_DELAY, KEEP_ALIVE, DSCP);

    static TcpConfig of(ProviderConfig config) {
        Map<Ws2Option<?>, Object> preset = new HashMap<>();
        if (config.get(SEND_BUFFER) > 0) preset.put(SocketOptions.SO_SNDBUF, config.get(SEND_BUFFER));
        if (config.get(RECEIVE_BUFFER) > 0) preset.put(SocketOptions.SO_RCVBUF, config.get(RECEIVE_BUFFER));
        if (config.get(NO_DELAY)) preset.put(SocketOptions.TCP_NODELAY, true);
        if (config.get(KEEP_ALIVE)) preset.put(SocketOptions.SO_KEEPALIVE, true);
        return new TcpConfig(config.get(BACKLOG), config.get(DSCP), Map.copyOf(preset));
    }
}
