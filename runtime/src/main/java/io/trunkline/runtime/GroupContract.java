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
import io.trunkline.spi.TimeSource;
import java.util.List;

/** What a group asks for, how strongly, and what it did not get. All of it goes through the group's creator. */
final class GroupContract {
    private final Ws2Socket creator;
    private final ProtocolInfo entry;
    /** Held by who asks; asking may have to wait for the network. */
    private final ClockLock asking;

    private volatile Terms terms = new Terms(Qos.UNSPECIFIED, GroupQos.Strength.NONE, "");

    /** What is asked for now, how strongly, and what was wanted and is missing. */
    private record Terms(Qos asked, GroupQos.Strength strength, String shortfall) {}

    GroupContract(Ws2Socket creator, TimeSource time) {
        this.creator = creator;
        this.entry = creator.protocolInfo();
        this.asking = new ClockLock(time);
    }

    /** What is asked for now: the request, or what was settled for. */
    Qos asked() {
        return terms.asked;
    }

    /** What the group wanted and did not get, for {@code Connected.ignored}. */
    List<String> shortfalls() {
        String shortfall = terms.shortfall;
        return shortfall.isEmpty() ? List.of() : List.of(shortfall);
    }

    Qos inForce() throws Ws2Exception {
        return Capable.ofGroupQos(entry) ? creator.ioctl(Ioctls.SIO_GET_GROUP_QOS, null) : Qos.BEST_EFFORT;
    }

    /** Asks for another quality of service; if it was required and is refused, what was in force stays. */
    void ask(GroupQos wanted) throws Ws2Exception {
        asking.lock();
        try {
            askAlone(wanted);
        } finally {
            asking.unlock();
        }
    }

    private void askAlone(GroupQos wanted) throws Ws2Exception {
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
        if (nothing && terms.asked.asksForNothing()) return; // so it is from the start
        try {
            creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, wanted.qos());
            agreed(wanted.qos(), wanted.strength(), "");
        } catch (Ws2Exception e) {
            if (wanted.strength() != GroupQos.Strength.PREFERRED || e.error() != WsaError.WSAEOPNOTSUPP) throw e;
            terms = new Terms(terms.asked, wanted.strength(), terms.shortfall);
            Qos available = e instanceof QosRefusedException refused
                    ? refused.available().orElse(Qos.BEST_EFFORT)
                    : Qos.BEST_EFFORT;
            if (!lower(available, e.detail()) && !lower(Qos.BEST_EFFORT, e.detail())) throw e;
        }
    }

    /** A member's connect was refused. Asks for what is available, then for best effort; false if there is nothing less. */
    boolean settleForLess(QosRefusedException refused) {
        try {
            asking.lock();
        } catch (Ws2Exception interrupted) {
            return false; // the thread's interrupt status is set
        }
        try {
            return settleAlone(refused);
        } finally {
            asking.unlock();
        }
    }

    private boolean settleAlone(QosRefusedException refused) {
        Terms now = terms;
        if (now.strength != GroupQos.Strength.PREFERRED || now.asked.asksForNothing()) return false;
        Qos available = refused.available().orElse(Qos.BEST_EFFORT);
        boolean again = !now.shortfall.isEmpty(); // what was available has been refused too
        return (!again && !available.equals(now.asked) && lower(available, refused.detail()))
                || lower(Qos.BEST_EFFORT, refused.detail());
    }

    private boolean lower(Qos less, String why) {
        try {
            creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, less);
        } catch (Ws2Exception e) {
            return false;
        }
        agreed(less, terms.strength, "part of the group's quality of service, which was preferred: " + why);
        return true;
    }

    private void agreed(Qos qos, GroupQos.Strength howStrongly, String missing) {
        terms = new Terms(qos, howStrongly, missing);
    }
}
