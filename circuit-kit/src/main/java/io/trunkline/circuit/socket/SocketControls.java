package io.trunkline.circuit.socket;

import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.spi.GroupOptions;

/** Options and control codes of a socket. */
record SocketControls(CircuitSocket socket) {
    boolean covers(Ws2Option<?> option) {
        return canSet(option) || (option.equals(SocketOptions.SO_MAX_MSG_SIZE) && socket.isMessageOriented());
    }

    boolean canSet(Ws2Option<?> option) {
        return GroupOptions.of(socket.entry()).covers(option);
    }

    <T> T get(Ws2Option<T> option) throws Ws2Exception {
        if (canSet(option)) {
            return socket.network().call(() -> GroupOptions.of(socket.entry()).get(option, socket.member()));
        }
        return option.type().cast(socket.host().settings().largestMessageOctets());
    }

    <T> void set(Ws2Option<T> option, T value) throws Ws2Exception {
        socket.network().call(() -> {
            GroupOptions.of(socket.entry()).set(option, value, socket.member());
            socket.member().group().members().stream()
                    .map(socket.host()::socket)
                    .forEach(SocketControls::follow);
            return null;
        });
    }

    /** Options of the group may have changed; that holds from the next scheduling decision on. */
    private static void follow(CircuitSocket socket) {
        if (socket != null && socket.channel() != null)
            socket.channel().circuit().follow(socket.channel());
    }

    boolean covers(Ioctl<?, ?> code) {
        return code.equals(Ioctls.FIONREAD) || SocketQos.covers(code);
    }

    <I, O> O ioctl(Ioctl<I, O> code, I input) throws Ws2Exception {
        if (code.equals(Ioctls.FIONREAD)) {
            return code.output().cast(socket.network().call(() -> socket.open().receivableOctets()));
        }
        return code.output().cast(socket.network().call(() -> socket.qos().ioctl(code, input)));
    }
}
