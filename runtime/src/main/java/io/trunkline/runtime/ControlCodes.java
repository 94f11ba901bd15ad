package io.trunkline.runtime;

import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.util.Set;

/** A socket's control operations: the mode is kept here, the rest is the provider's. */
final class ControlCodes {
    private static final Set<Ioctl<?, ?>> OF_SOCKET_QOS = Set.of(Ioctls.SIO_GET_QOS, Ioctls.SIO_SET_QOS);
    private static final Set<Ioctl<?, ?>> OF_GROUP_QOS = Set.of(Ioctls.SIO_GET_GROUP_QOS, Ioctls.SIO_SET_GROUP_QOS);

    private final SocketCore core;
    private final TransferMode sending;
    private final TransferMode receiving;

    ControlCodes(SocketCore core, TransferMode sending, TransferMode receiving) {
        this.core = core;
        this.sending = sending;
        this.receiving = receiving;
    }

    <I, O> O control(Ioctl<I, O> code, I input) throws Ws2Exception {
        core.checkOpen();
        checkArguments(code, input);
        core.check(Operation.IOCTL);
        if (code.equals(Ioctls.FIONBIO)) {
            nonBlocking((Boolean) input);
            return null;
        }
        checkQos(code);
        if (code.equals(Ioctls.SIO_GET_GROUP_QOS) && core.groupId().isNone())
            return code.output().cast(Qos.ZERO);
        if (code.equals(Ioctls.SIO_SET_QOS) || code.equals(Ioctls.SIO_SET_GROUP_QOS)) {
            (code.equals(Ioctls.SIO_SET_QOS) ? core.ofSocket : core.ofGroup).set((Qos) input);
            return null;
        }
        return core.provider().ioctl(code, input);
    }

    private static void checkArguments(Ioctl<?, ?> code, Object input) throws Ws2Exception {
        if (code == null) throw new Ws2Exception(WsaError.WSAEFAULT, "the control code is missing");
        boolean needsInput = code.input() != Void.class;
        if (needsInput && input == null) throw new Ws2Exception(WsaError.WSAEFAULT, code + " needs an input");
        if (input != null && !code.input().isInstance(input)) {
            String expected = code.input().getSimpleName();
            throw new Ws2Exception(WsaError.WSAEINVAL, code + " cannot take " + input + ", expected " + expected);
        }
    }

    private void checkQos(Ioctl<?, ?> code) throws Ws2Exception {
        if (OF_SOCKET_QOS.contains(code) && !Capable.ofSocketQos(core.entry)) throw none(code, "socketQos");
        if (OF_GROUP_QOS.contains(code) && !Capable.ofGroupQos(core.entry)) throw none(code, "groupQos");
    }

    private Ws2Exception none(Ioctl<?, ?> code, String capability) {
        String what = code + ": " + core.entry.id() + " has " + capability + "=NONE";
        return new Ws2Exception(WsaError.WSAENOPROTOOPT, what);
    }

    /** Changes the mode; calls that are running go on in the one that they began in. */
    void nonBlocking(boolean on) {
        core.nonBlocking(on);
        sending.changed();
        receiving.changed();
    }
}
