package io.trunkline.conformance.rules;

import static io.trunkline.api.WsaError.WSAEWOULDBLOCK;

import io.trunkline.api.ClockKind;
import io.trunkline.api.ConditionFunction;
import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.GroupId;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Clock;
import io.trunkline.api.Ws2Exception;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Tap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A group whose members all transfer while its circuit changes: whatever is waited for, they go on meanwhile. One thread
 * does everything, so that a virtual clock moves only while it rests.
 */
final class LiveGroup {
    /** How long a transport may keep what it no longer needs because it is paid for, in simulated time. */
    static final Duration KEPT_AT_MOST = Duration.ofMinutes(2);

    static final int MEMBERS = 2;

    private static final Duration MOST_SIMULATED = Duration.ofMinutes(5);
    private static final int STEPS_BEFORE_A_REST = 4;
    private static final int REST_OCTETS = 8_192;
    private static final long MOST_REST_NANOS = 5_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Lab lab;
    private final Ws2Clock clock;
    private final long restNanos;
    private final Tap creator;
    private final GroupId id;
    private final Tap listener;
    private final List<Traffic> members = new ArrayList<>();
    private final Kind kind;
    private int joined;
    private int keys;

    /** What members transfer. */
    @FunctionalInterface
    interface Kind {
        /** Traffic over a connection. */
        Traffic over(Lab lab, Pair pair, int key) throws Exception;
    }

    /** A group that nobody has joined. Its creator stays unconnected. */
    LiveGroup(Lab lab, Kind kind) throws Exception {
        this.lab = lab;
        this.kind = kind;
        this.clock = lab.clock();
        this.restNanos = Math.min(MOST_REST_NANOS, REST_OCTETS * NANOS_PER_SECOND / AdmissionRules.capacity(lab));
        this.creator = lab.socket(GroupRequest.NEW_UNCONSTRAINED);
        this.id = creator.groupId();
        this.listener = lab.farListener();
        creator.blocking(false);
        listener.blocking(false);
    }

    /** A group of {@value #MEMBERS} members with a contract over a part of the capacity; one more sends the other way. */
    static LiveGroup with(Lab lab, Kind kind, double part) throws Exception {
        LiveGroup group = new LiveGroup(lab, kind);
        group.creator.ioctl(Ioctls.SIO_SET_GROUP_QOS, AdmissionRules.share(lab, part));
        for (int i = 0; i < MEMBERS; i++) group.join(Optional.empty());
        Pair back = group.members.get(0).pair();
        group.begin(new Pair(back.callee(), back.caller(), back.listener(), back.connected()));
        return group;
    }

    /** Who has made it. */
    Tap creator() {
        return creator;
    }

    /** What is being transferred, in the order in which it began. */
    List<Traffic> members() {
        return List.copyOf(members);
    }

    // ---- time

    /** Everybody sends as much as there is room for, and what arrives in a little while is looked at. */
    void step() throws Exception {
        for (Traffic member : members) member.fill();
        clock.sleepUntil(clock.nanos() + restNanos);
        for (Traffic member : members) member.drain();
    }

    /** Goes on until every member has got so much more through. */
    void carry(long octets) throws Exception {
        long[] goals =
                members.stream().mapToLong(member -> member.received() + octets).toArray();
        until("every member to get " + octets + " more octets through", () -> reached(goals));
    }

    private boolean reached(long[] goals) {
        for (int i = 0; i < goals.length; i++) if (members.get(i).received() < goals[i]) return false;
        return true;
    }

    /** Goes on a little, then rests as long as what must not happen is watched: on a simulated clock, until all is quiet. */
    void rest() throws Exception {
        for (int i = 0; i < STEPS_BEFORE_A_REST; i++) step();
        clock.sleep(
                clock.kind() == ClockKind.VIRTUAL ? KEPT_AT_MOST : lab.limits().stayQuiet());
    }

    /** A question that is asked again and again. */
    @FunctionalInterface
    interface Question {
        /** True if it has come true. */
        boolean isSo() throws Exception;
    }

    /** Goes on until something is so. */
    void until(String what, Question question) throws Exception {
        Duration limit = clock.kind() == ClockKind.VIRTUAL
                ? MOST_SIMULATED
                : lab.limits().waitFor();
        until(what, limit, question);
    }

    /** The same, no longer than {@code limit}. */
    void until(String what, Duration limit, Question question) throws Exception {
        long end = clock.nanos() + limit.toNanos();
        boolean so = question.isSo();
        while (!so && clock.nanos() < end) {
            step();
            so = question.isSo();
        }
        lab.agree(so, what, "nothing of the kind in " + limit.toMillis() + " ms");
    }

    // ---- what changes

    /** Asks for another contract and goes on until it is in force. */
    void change(Qos wanted) throws Exception {
        lab.script().add("// while all members transfer:");
        creator.untilAnswered(Ioctls.SIO_SET_GROUP_QOS, wanted);
        until("an outcome of the change", () -> isInForce(creator, wanted));
    }

    /** The same for a part of the capacity. */
    void change(double part) throws Exception {
        change(AdmissionRules.share(lab, part));
    }

    /** Asks on a non-blocking socket. @return false while it is under way; the same call again gives the outcome */
    static boolean isInForce(Tap caller, Qos wanted) throws Ws2Exception {
        return answers(() -> caller.socket().ioctl(Ioctls.SIO_SET_GROUP_QOS, wanted));
    }

    private static boolean answers(Call call) throws Ws2Exception {
        try {
            call.run();
            return true;
        } catch (Ws2Exception e) {
            if (e.error() != WSAEWOULDBLOCK) throw e;
            return false;
        }
    }

    /** A call that may say that it would have to wait. */
    @FunctionalInterface
    private interface Call {
        void run() throws Ws2Exception;
    }

    /** One member more, which begins to transfer as soon as it is connected. @param own what it asks for itself */
    Traffic join(Optional<Qos> own) throws Exception {
        Tap caller = lab.socket(GroupRequest.join(id));
        ConnectRequest plain = ConnectRequest.to(listener.sockName());
        ConnectRequest request = own.map(plain::qos).orElse(plain);
        caller.blocking(false);
        Joining joining = new Joining(caller, "m" + ++joined);
        answers(() -> caller.connect(request));
        until("a joining member to be connected at both ends", joining::isOver);
        return begin(new Pair(caller, joining.callee, listener, joining.connected));
    }

    private Traffic begin(Pair pair) throws Exception {
        Traffic member = kind.over(lab, pair, ++keys);
        members.add(member);
        return member;
    }

    /** A member on its way in, while nobody stops. */
    private final class Joining {
        private final Tap caller;
        private final String name;
        private Tap callee;
        private Connected connected;

        Joining(Tap caller, String name) {
            this.caller = caller;
            this.name = name;
        }

        boolean isOver() throws Ws2Exception {
            if (connected == null) connected = caller.socket().connectResult();
            if (callee == null) answers(() -> callee = listener.accept(name, mirrored(), Duration.ZERO));
            return connected != null && callee != null;
        }
    }

    /** Accepted sockets are grouped as their callers are, where that travels. */
    private static ConditionFunction mirrored() {
        return request -> request.accept().mirrorGroup();
    }

    /** A member ends what it sends and closes once that has arrived; the others go on. */
    void leave(Traffic member) throws Exception {
        member.stop();
        members.remove(member);
        until("all that " + member.caller() + " has sent, and the end, to arrive", () -> {
            member.drain();
            return member.isOver();
        });
        member.checkTotal();
        member.close();
    }

    /** Nobody sends any more: everything arrives, and then the end. */
    void finish() throws Exception {
        List<Traffic> all = members();
        for (Traffic member : all) member.stop();
        members.clear();
        until("everything that was sent, and the ends, to arrive", () -> {
            for (Traffic member : all) member.drain();
            return all.stream().allMatch(Traffic::isOver);
        });
        all.forEach(Traffic::checkTotal);
    }
}
