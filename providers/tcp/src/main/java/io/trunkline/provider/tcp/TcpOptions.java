package io.trunkline.provider.tcp;

import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.api.WsaError;
import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;

/**
 * The options that the operating system has, and what a socket has set of them: kept apart from the channel, which NIO
 * closes after a failed connect, and handed on to accepted sockets.
 */
final class TcpOptions {
    // SO_OOBINLINE is there for data that other programs send; NIO itself can only send urgent data, not receive it.
    private static final Map<Ws2Option<?>, SocketOption<?>> OF_THE_SYSTEM = Map.of(
            // @formatter:off
            SocketOptions.SO_SNDBUF,    StandardSocketOptions.SO_SNDBUF,
            SocketOptions.SO_RCVBUF,    StandardSocketOptions.SO_RCVBUF,
            SocketOptions.SO_KEEPALIVE, StandardSocketOptions.SO_KEEPALIVE,
            SocketOptions.TCP_NODELAY,  StandardSocketOptions.TCP_NODELAY);
            // @formatter:on

    /** Never changed, only replaced, so that sockets share it until one of them sets something. */
    private Map<Ws2Option<?>, Object> set;

    TcpOptions(Map<Ws2Option<?>, Object> preset) {
        set = preset;
    }

    /** The options of a socket that is accepted. */
    synchronized TcpOptions inherited() {
        return new TcpOptions(set);
    }

    static boolean covers(Ws2Option<?> option) {
        return OF_THE_SYSTEM.containsKey(option)
                || option.equals(SocketOptions.SO_REUSEADDR)
                || option.equals(SocketOptions.SO_OOBINLINE);
    }

    /** Sets an option on the channel, if there is one, and remembers it. */
    synchronized <T> void set(Ws2Option<T> option, T value, NetworkChannel channel) throws Ws2Exception {
        if (value == null) throw new Ws2Exception(WsaError.WSAEFAULT, option + " needs a value");
        if (value instanceof Integer octets && octets < 0) {
            throw new Ws2Exception(
                    WsaError.WSAEINVAL, option + " = " + octets + ", expected a number of octets from 0 on");
        }
        if (channel instanceof SocketChannel connected) apply(option, value, connected);
        Map<Ws2Option<?>, Object> changed = new HashMap<>(set);
        changed.put(option, value);
        set = changed;
    }

    /** What holds: on the channel if there is one, else what has been set, else the default. */
    synchronized <T> T get(Ws2Option<T> option, NetworkChannel channel) throws Ws2Exception {
        Object known = set.get(option);
        SocketOption<?> system = OF_THE_SYSTEM.get(option);
        try {
            if (system != null && channel != null && channel.supportedOptions().contains(system)) {
                return option.type().cast(channel.getOption(system));
            }
        } catch (IOException e) {
            throw TcpErrors.of(e);
        }
        if (known != null) return option.type().cast(known);
        return option.type().cast(option.type() == Boolean.class ? (Object) false : (Object) 0);
    }

    synchronized boolean reusesAddress() {
        return Boolean.TRUE.equals(set.get(SocketOptions.SO_REUSEADDR));
    }

    /** Gives a new channel everything that has been set. */
    synchronized void applyTo(SocketChannel channel) throws Ws2Exception {
        for (Map.Entry<Ws2Option<?>, Object> each : set.entrySet()) apply(each.getKey(), each.getValue(), channel);
    }

    /** The size of the receive buffer, which a listener must have before its connections come; 0 if it was not set. */
    synchronized int receiveBufferOctets() {
        return set.get(SocketOptions.SO_RCVBUF) instanceof Integer octets ? octets : 0;
    }

    @SuppressWarnings("unchecked") // both sides of the table have the same type of value
    private static void apply(Ws2Option<?> option, Object value, SocketChannel channel) throws Ws2Exception {
        try {
            SocketOption<?> system = OF_THE_SYSTEM.get(option);
            if (system != null) channel.setOption((SocketOption<Object>) system, value);
            else if (option.equals(SocketOptions.SO_OOBINLINE)) channel.socket().setOOBInline((Boolean) value);
        } catch (IOException e) {
            throw TcpErrors.of(e);
        }
    }
}
