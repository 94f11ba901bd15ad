package io.trunkline.runtime;

import io.trunkline.api.FailureContext;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Ioctls;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import java.util.List;

/** What a group asks for, how strongly, and what it did not get. All of it goes through the group's creator. */
final class GroupContract {
    private final Ws2Socket creator;
    private final ProtocolInfo entry;
    private Qos asked = Qos.UNSPECIFIED;
    private GroupQos.Strength strength = GroupQos.Strength.NONE;
    private String shortfall = "";

    GroupContract(Ws2Socket creator) {
        this.creator = creator;
        this.entry = creator.protocolInfo();
    }

    /** What is asked for now: the request, or what was settled for. */
    synchronized Qos asked() {
        return asked;
    }

    /** What the group wanted and did not get, for {@code Connected.ignored}. */
    synchronized List<String> shortfalls() {
        return shortfall.isEmpty() ? List.of() : List.of(shortfall);
    }

    synchronized Qos inForce() throws Ws2Exception {
        return Capable.ofGroupQos(entry) ? creator.ioctl(Ioctls.SIO_GET_GROUP_QOS, null) : Qos.BEST_EFFORT;
    }

    /** Asks for another quality of service; if it was required and is refused, what was in force stays. */
    synchronized void ask(GroupQos wanted) throws Ws2Exception {
        boolean nothing =
                wanted.strength() == GroupQos.Strength.NONE || wanted.qos().asksForNothing();
        if (Capable.ofGroupQos(entry)) {
            set(nothing ? GroupQos.none() : wanted, nothing);
        } else if (!nothing && wanted.strength() == GroupQos.Strength.REQUIRED) {
            String what = "the group's quality of service was required and " + entry.id() + " has none (groupQos=NONE)";
            FailureContext where = new FailureContext("openGroup", null, entry.id(), null, null);
            throw new QosRefusedException(
                    what + ": prefer it, or require groupQos in the selection", Qos.BEST_EFFORT, where);
        } else {
            String none =
                    "the group's quality of service, which was preferred: " + entry.id() + " has none (groupQos=NONE)";
            agreed(wanted.qos(), wanted.strength(), nothing ? "" : none);
        }
    }

    private void set(GroupQos wanted, boolean nothing) throws Ws2Exception {
        if (nothing && asked.asksForNothing()) return; // so it is from the start
        try {
            creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, wanted.qos());
            agreed(wanted.qos(), wanted.strength(), "");
        } catch (Ws2Exception e) {
            if (wanted.strength() != GroupQos.Strength.PREFERRED || e.error() != WsaError.WSAEOPNOTSUPP) throw e;
            strength = wanted.strength();
            Qos available = e instanceof QosRefusedException refused
                    ? refused.available().orElse(Qos.BEST_EFFORT)
                    : Qos.BEST_EFFORT;
            if (!lower(available, e.detail()) && !lower(Qos.BEST_EFFORT, e.detail())) throw e;
        }
    }

    /** A member's connect was refused. Asks for what is available, then for best effort; false if there is nothing less. */
    synchronized boolean settleForLess(QosRefusedException refused) {
        if (strength != GroupQos.Strength.PREFERRED || asked.asksForNothing()) return false;
        Qos available = refused.available().orElse(Qos.BEST_EFFORT);
        boolean again = !shortfall.isEmpty(); // what was available has been refused too
        return (!again && !available.equals(asked) && lower(available, refused.detail()))
                || lower(Qos.BEST_EFFORT, refused.detail());
    }

    private boolean lower(Qos less, String why) {
        try {
            creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, less);
        } catch (Ws2Exception e) {
            return false;
        }
        agreed(less, strength, "part of the group's quality of service, which was preferred: " + why);
        return true;
    }

    private void agreed(Qos qos, GroupQos.Strength howStrongly, String missing) {
        asked = qos;
        strength = howStrongly;
        shortfall = missing;
    }
}
