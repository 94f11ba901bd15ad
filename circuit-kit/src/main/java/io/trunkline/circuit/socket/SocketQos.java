package io.trunkline.circuit.socket;

import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.shim.MemberRequest;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.Ready;
import java.util.List;
import java.util.Optional;

/**
 * The four control codes for quality of service. Asking for a change on a live circuit takes signalling: it is started and
 * its outcome is announced. In the kernel.
 */
final class SocketQos {
    private static final List<Ioctl<?, ?>> CODES =
            List.of(Ioctls.SIO_GET_QOS, Ioctls.SIO_SET_QOS, Ioctls.SIO_GET_GROUP_QOS, Ioctls.SIO_SET_GROUP_QOS);

    /** A change under way, or its outcome. */
    private static final class Change {
        boolean over;
        Ws2Exception refused;
    }

    private final CircuitSocket socket;
    private Change own;
    private Change ofGroup;
    /** What the calling side says that the member has, seen from here. */
    private Qos told;

    SocketQos(CircuitSocket socket) {
        this.socket = socket;
    }

    static boolean covers(Ioctl<?, ?> code) {
        return CODES.contains(code);
    }

    /** @return {@code null} from the two that set */
    Qos ioctl(Ioctl<?, ?> code, Object input) throws Ws2Exception {
        if (code.equals(Ioctls.SIO_GET_QOS)) {
            socket.read(Ready.QOS);
            return own();
        }
        if (code.equals(Ioctls.SIO_GET_GROUP_QOS)) {
            socket.read(Ready.GROUP_QOS);
            return ofGroup();
        }
        if (!(input instanceof Qos wanted)) throw new Ws2Exception(WsaError.WSAEFAULT, code + " needs a Qos");
        socket.host().check(wanted);
        if (code.equals(Ioctls.SIO_SET_QOS)) setOwn(wanted);
        else setGroup(wanted);
        return null;
    }

    /** The outcome of a change. @return false while it is under way */
    boolean result(Ioctl<?, ?> code) throws Ws2Exception {
        Change change = code.equals(Ioctls.SIO_SET_QOS) ? own : ofGroup;
        if (change == null || !change.over) return false;
        if (change.refused != null) throw change.refused;
        return true;
    }

    /** What the socket has, or asks for while it is not connected. */
    Qos own() {
        if (told != null) return told;
        CallerCircuit calling = socket.calling();
        if (calling != null && socket.channel() != null) return calling.shareInForce(socket.channel());
        CalledCircuit called = socket.called();
        if (called != null && !called.isOfGroup()) return called.inForce().orElse(Qos.UNSPECIFIED);
        MemberRequest said = socket.said();
        return said == null ? socket.ownQos() : said.qos().map(Qos::mirrored).orElse(Qos.UNSPECIFIED);
    }

    private Qos asked() {
        CallerCircuit calling = socket.calling();
        return calling != null && socket.channel() != null ? calling.share(socket.channel()) : own();
    }

    /** The calling side says so; seen from there. */
    void told(Qos theirs) {
        told = theirs.mirrored();
    }

    private void setOwn(Qos wanted) throws Ws2Exception {
        Qos asked = wanted.over(asked());
        CallerCircuit calling = socket.calling();
        if (socket.channel() == null) {
            socket.ownQos(asked);
            return;
        }
        if (calling == null || !calling.isActive() || !calling.has(socket.channel())) {
            throw new Ws2Exception(
                    calling == null ? WsaError.WSAEOPNOTSUPP : WsaError.WSAENOTCONN,
                    calling == null ? "only the side that placed the call may change it" : "the connection has ended");
        }
        Sums.checkShares(calling.askedGroupQos(), calling.sharesWith(socket.channel(), null), asked);
        Change change = new Change();
        own = change;
        calling.renegotiation()
                .ask(new Renegotiation.Wish(calling.askedGroupQos(), socket.channel(), asked), refused -> {
                    change.over = true;
                    change.refused = refused;
                    if (refused == null) {
                        socket.ownQos(asked);
                        socket.channel().tellQos(asked);
                    }
                    socket.changed(Ready.CONTROL);
                });
        awaited(change);
    }

    /** What the group has: of the group that called, as seen from here, or what it asks for while it has no circuit. */
    Qos ofGroup() {
        GroupMember member = socket.member();
        if (member == null) return Qos.ZERO;
        Optional<Qos> ofCaller =
                socket.called() == null ? Optional.empty() : socket.called().groupQos();
        if (ofCaller.isPresent()) return ofCaller.get();
        return GroupContract.granted(socket.host(), member.group())
                .orElse(member.group().qos());
    }

    private void setGroup(Qos wanted) throws Ws2Exception {
        GroupMember member = socket.member();
        if (member == null) {
            throw new Ws2Exception(WsaError.WSAENOPROTOOPT, "the socket is in no group, so it has not made one");
        }
        if (socket.called() != null && socket.called().isOfGroup()) {
            throw new Ws2Exception(
                    WsaError.WSAEOPNOTSUPP, "only the side that placed the call may change what its group has");
        }
        Change change = new Change();
        ofGroup = change;
        GroupContract.change(socket.host(), member, wanted.over(member.group().qos()), refused -> {
            change.over = true;
            change.refused = refused;
            socket.changed(Ready.CONTROL);
        });
        awaited(change);
    }

    private static void awaited(Change change) throws Ws2Exception {
        if (!change.over) throw new Ws2Exception(WsaError.WSAEWOULDBLOCK, "the network is being asked");
        if (change.refused != null) throw change.refused;
    }
}
