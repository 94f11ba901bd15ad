package io.trunkline.runtime;

import io.trunkline.api.FailureContext;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Ioctls;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What a group asks for, how strongly, and what it did not get. All of it goes through the group's creator. */
final class GroupContract {
    private final SocketHandle creator;
    private final ProtocolInfo entry;
    /** Held by who asks; asking may have to wait for the network. */
    private final ClockLock asking;

    /** What a member's connect that does not wait still has to ask for, best first; empty if none does. */
    private final Deque<Qos> settling = new ArrayDeque<>();

    private volatile Terms terms = new Terms(Qos.UNSPECIFIED, GroupQos.Strength.NONE, "", 0);

    /** What is asked for now, how strongly, what was wanted and is missing, and how often members have settled for less. */
    private record Terms(Qos asked, GroupQos.Strength strength, String shortfall, int concessions) {}

    GroupContract(SocketHandle creator) {
        this.creator = creator;
        this.entry = creator.protocolInfo();
        this.asking = new ClockLock(creator.core().time);
    }

    /** What is asked for now: the request, or what was settled for. */
    Qos asked() {
        return terms.asked;
    }

    /** Whether nothing less will do. */
    boolean requires() {
        return terms.strength == GroupQos.Strength.REQUIRED;
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
            // a direction that says "no change" would leave what was asked for before
            set(nothing ? new GroupQos(Qos.BEST_EFFORT, wanted.strength()) : wanted, nothing);
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
            terms = new Terms(terms.asked, wanted.strength(), terms.shortfall, 0);
            Qos available = e instanceof QosRefusedException refused
                    ? refused.available().orElse(Qos.BEST_EFFORT)
                    : Qos.BEST_EFFORT;
            if (isLessThanInForce(available)) {
                lowered(terms.asked, e.detail());
                return;
            }
            Request request = less -> creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, less);
            if (!lower(available, e.detail(), request) && !lower(Qos.BEST_EFFORT, e.detail(), request)) throw e;
        }
    }

    /** Another category may be offered beside what the group holds meanwhile: then that stays, which is what there is. */
    private boolean isLessThanInForce(Qos available) throws Ws2Exception {
        Qos now = inForce();
        return !now.asksForNothing() && !now.isMetBy(available);
    }

    /** A member's connect was refused. Asks for what is available, then for best effort. */
    Recovery settleForLess(QosRefusedException refused, Qos askedThen) {
        try {
            asking.lock();
        } catch (Ws2Exception interrupted) {
            return Recovery.NONE; // the thread's interrupt status is set
        }
        try {
            if (hasSettledSince(askedThen)) return Recovery.AGAIN;
            Request request = creator.core().ofGroup::setAndWait; // the connect waits, whatever the creator does
            for (Qos less : lessThan(refused)) if (lower(less, refused.detail(), request)) return Recovery.AGAIN;
            return Recovery.NONE;
        } finally {
            asking.unlock();
        }
    }

    /** The same, one step at a time: whichever member's connect asks next takes the next. */
    Recovery settleWithoutWaiting(QosRefusedException refused, Qos askedThen) {
        if (!asking.tryLock()) return Recovery.LATER;
        try {
            if (hasSettledSince(askedThen)) return Recovery.AGAIN;
            if (settling.isEmpty()) settling.addAll(lessThan(refused));
            while (!settling.isEmpty()) {
                Recovery step = lowerWithoutWaiting(settling.peek(), refused.detail());
                if (step != Recovery.NONE) return step;
                settling.remove();
            }
            return Recovery.NONE;
        } finally {
            asking.unlock();
        }
    }

    /** Another member has been refused meanwhile, and what it has settled for is for all. */
    private boolean hasSettledSince(Qos askedThen) {
        return terms.strength == GroupQos.Strength.PREFERRED && !terms.asked.equals(askedThen);
    }

    private List<Qos> lessThan(QosRefusedException refused) {
        Terms now = terms;
        if (now.strength != GroupQos.Strength.PREFERRED || now.asked.asksForNothing()) return List.of();
        Qos available = refused.available().orElse(Qos.BEST_EFFORT);
        boolean offered = now.concessions < ConnectQos.MOST_CONCESSIONS && !available.equals(now.asked);
        return offered && !available.equals(Qos.BEST_EFFORT)
                ? List.of(available, Qos.BEST_EFFORT)
                : List.of(Qos.BEST_EFFORT);
    }

    private interface Request {
        void of(Qos qos) throws Ws2Exception;
    }

    private boolean lower(Qos less, String why, Request request) {
        try {
            request.of(less);
        } catch (Ws2Exception e) {
            return false;
        }
        lowered(less, why);
        return true;
    }

    private Recovery lowerWithoutWaiting(Qos less, String why) {
        try {
            creator.core().ofGroup.setWithoutWaiting(less);
        } catch (Ws2Exception e) {
            boolean isUnderWay = e.error() == WsaError.WSAEWOULDBLOCK || e.error() == WsaError.WSAEALREADY;
            return isUnderWay ? Recovery.LATER : Recovery.NONE;
        }
        lowered(less, why);
        return Recovery.AGAIN;
    }

    private void lowered(Qos less, String why) {
        String missing = "part of the group's quality of service, which was preferred: " + why;
        settling.clear();
        terms = new Terms(less, terms.strength, missing, terms.concessions + 1);
    }

    private void agreed(Qos qos, GroupQos.Strength howStrongly, String missing) {
        settling.clear();
        terms = new Terms(qos, howStrongly, missing, 0);
    }
}
