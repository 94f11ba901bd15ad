package io.trunkline.conformance.scenario;

import static io.trunkline.api.SocketOptions.SO_GROUP_PRIORITY;

import io.trunkline.api.Capability;
import io.trunkline.api.ConnectRequest;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupId;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.GroupStatistics;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.conformance.lab.Background;
import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Tap;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Several groups and sockets in any order of creating, joining (also what has ended), connecting to one of two hosts,
 * accepting into a group, setting priorities and quality of service (also without the right to), and closing.
 */
final class GroupScenario implements Scenario {
    private static final int MAX_SOCKETS = 8;
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final int[] PRIORITIES = {0, 3, -1, Integer.MAX_VALUE};

    private final List<ModelGroup> groups = new ArrayList<>();
    private final List<ModelSocket> sockets = new ArrayList<>();
    private Source source;
    private Lab lab;
    private Judge judge;
    private Tap listener;
    private String firstHost;
    private String callersHost;
    private String secondHost;

    @Override
    public void play(Source from, Lab where) throws Exception {
        source = from;
        lab = where;
        judge = new Judge(where);
        listener = lab.listener();
        firstHost = host(listener.sockName());
        secondHost = host(lab.secondHost());
        callersHost = callersHost();
        while (source.next()) step();
        finish();
    }

    private String host(SocketAddress address) throws Ws2Exception {
        return lab.ws2().addressToString(address).replaceFirst(":[0-9]+$", "");
    }

    /** The host from which sockets here call, as the other side sees it. */
    private String callersHost() throws Exception {
        Pair pair = lab.connect(lab.socket(), listener);
        String host = host(pair.callee().peerName());
        pair.caller().close();
        pair.callee().close();
        return host;
    }

    private void step() throws Exception {
        int action = source.below(11);
        if (sockets.isEmpty() || action == 0) {
            create();
            return;
        }
        if (action == 1) {
            join();
        } else if (action == 2) {
            accept();
        } else {
            onSocket(action, sockets.get(source.below(sockets.size())));
        }
    }

    private void onSocket(int action, ModelSocket socket) throws Exception {
        switch (action) {
            case 3 -> connect(socket);
            case 4 -> connectToSecondHost(socket);
            case 5 -> setPriority(socket);
            case 6 -> getPriority(socket);
            case 7 -> setQos(socket);
            case 8 -> getQos(socket);
            case 9 -> groupId(socket);
            default -> close(socket);
        }
    }

    private boolean full() {
        return sockets.stream().filter(socket -> !socket.closed).count() >= MAX_SOCKETS;
    }

    private void create() throws Exception {
        if (full()) return;
        int kind = source.below(3);
        GroupRequest request = new GroupRequest(kind);
        created(lab.socket(request), request);
    }

    private ModelSocket created(Tap tap, GroupRequest request) throws Ws2Exception {
        ModelGroup group = request.isNone()
                ? null
                : new ModelGroup(tap.groupId(), request.newKind().orElseThrow());
        ModelSocket socket = new ModelSocket(tap, group, group != null);
        sockets.add(socket);
        if (group != null) {
            boolean fresh = groups.stream().noneMatch(other -> other.id.equals(group.id));
            judge.agree("GRP-8", fresh && !group.id.isNone(), "a group id that was not there before", group.id);
            groups.add(group);
        }
        return socket;
    }

    private void join() throws Exception {
        if (full() || groups.isEmpty()) return;
        ModelGroup group = groups.get(source.below(groups.size()));
        boolean alive = group.alive();
        judge.outcome(alive ? "GRP-3" : "GRP-5", "joining", Set.of(alive ? Judge.OK : "WSAEINVAL"), () -> {
            Tap tap = lab.socket(GroupRequest.join(group.id));
            sockets.add(new ModelSocket(tap, group, false));
            if (alive) judge.same("GRP-3", group.id, tap.groupId(), "the group id of who joined");
        });
    }

    private void accept() throws Exception {
        if (full()) return;
        int which = source.below(groups.size() + 2);
        GroupRequest request = which < 2 ? new GroupRequest(which + 1) : GroupRequest.join(groups.get(which - 2).id);
        ModelGroup group = which < 2 ? null : groups.get(which - 2);
        Tap caller = lab.socket();
        if (group != null && !group.allowsCallerFrom(callersHost)) {
            turnedAway(caller, request);
            return;
        }
        Pair pair = lab.connect(caller, listener, asked -> asked.accept().group(request));
        ModelSocket callee;
        if (group == null) {
            callee = created(pair.callee(), request);
        } else {
            judge.same("GRP-14", group.id, pair.callee().groupId(), "the accepted socket's group id");
            callee = new ModelSocket(pair.callee(), group, false);
            sockets.add(callee);
        }
        callee.connectedTo(callersHost);
    }

    private void turnedAway(Tap caller, GroupRequest request) throws Exception {
        Duration limit = lab.limits().waitFor();
        Background<Tap> accept = lab.meanwhile(
                "accept", () -> listener.accept("none", asked -> asked.accept().group(request), limit));
        judge.outcome("GRP-16", "the call", Set.of("WSAECONNREFUSED", "WSAECONNRESET", "WSAECONNABORTED"), () -> {
            caller.connect(ConnectRequest.to(listener.sockName()).limit(limit));
            caller.receive(1);
        });
        judge.same("GRP-16", "WSAEINVAL", accept.failure(limit), "the outcome of accept");
    }

    private void connect(ModelSocket socket) throws Exception {
        String refusal = socket.refusalOfConnect(firstHost);
        ConnectRequest request =
                ConnectRequest.to(listener.sockName()).limit(lab.limits().waitFor());
        if (!refusal.isEmpty()) {
            judge.outcome("GRP-10", "connect", Set.of(refusal), () -> socket.tap.connect(request));
            return;
        }
        lab.connect(socket.tap, request, listener, asked -> asked.accept());
        socket.connectedTo(firstHost);
    }

    /** Nobody listens there; what counts is whether the group lets it try. */
    private void connectToSecondHost(ModelSocket socket) throws Exception {
        String refusal = socket.refusalOfConnect(secondHost);
        String seen = Judge.OK;
        try {
            socket.tap.connect(ConnectRequest.to(lab.secondHost()).limit(SHORT));
        } catch (Ws2Exception e) {
            seen = e.error().name();
        }
        if (refusal.isEmpty()) {
            judge.agree("GRP-11", !seen.equals("WSAEINVAL"), "the group to allow the host", seen);
            if (seen.equals(Judge.OK)) socket.connectedTo(secondHost);
        } else {
            judge.same("GRP-10", refusal, seen, "the outcome of a connect to a second host");
        }
    }

    private boolean hasPriority(ModelSocket socket) {
        return socket.group != null
                && lab.entry().capabilities().has(Capability.PRIORITY, Capability.Priority.RECORDED);
    }

    private void setPriority(ModelSocket socket) throws Exception {
        int priority = PRIORITIES[source.below(PRIORITIES.length)];
        String expected = socket.closed
                ? "WSAENOTSOCK"
                : !hasPriority(socket) ? "WSAENOPROTOOPT" : priority < 0 ? "WSAEINVAL" : Judge.OK;
        judge.outcome(
                "PRIO-3", "priority " + priority, Set.of(expected), () -> socket.tap.set(SO_GROUP_PRIORITY, priority));
        if (expected.equals(Judge.OK)) socket.priority = priority;
    }

    private void getPriority(ModelSocket socket) throws Exception {
        if (socket.closed || !hasPriority(socket)) return;
        judge.same("PRIO-5", socket.priority, socket.tap.get(SO_GROUP_PRIORITY), "the priority of " + socket.tap);
    }

    private boolean hasQos(Capability.QosLevel level) {
        return lab.entry().capabilities().has(Capability.GROUP_QOS, level);
    }

    private void setQos(ModelSocket socket) throws Exception {
        Qos qos = Qos.symmetric(FlowSpec.guaranteed(50L * (1 + source.below(4)), 2_000));
        boolean right = socket.mayPlan() && hasQos(Capability.QosLevel.RECORDED);
        boolean live = hasQos(Capability.QosLevel.ENFORCED) && socket.group != null && socket.group.isLive();
        Set<String> allowed = socket.closed
                ? Set.of("WSAENOTSOCK")
                : !right ? Set.of("WSAENOPROTOOPT") : live ? Set.of(Judge.OK, "WSAEOPNOTSUPP") : Set.of(Judge.OK);
        String seen = judge.outcome(
                "GQOS-2", "setting the group's qos", allowed, () -> socket.tap.ioctl(Ioctls.SIO_SET_GROUP_QOS, qos));
        if (seen.equals(Judge.OK)) socket.group.rate = qos.sending().tokenRateOctetsPerSecond();
    }

    private void getQos(ModelSocket socket) throws Exception {
        if (socket.closed || !hasQos(Capability.QosLevel.RECORDED)) return;
        long expected = socket.group == null ? 0 : socket.group.rate;
        Qos seen = socket.tap.ioctl(Ioctls.SIO_GET_GROUP_QOS, null);
        judge.same("GQOS-1", expected, seen.sending().tokenRateOctetsPerSecond(), "the rate of the group's qos");
    }

    private void groupId(ModelSocket socket) throws Exception {
        if (socket.closed) return;
        GroupId expected = socket.group == null ? GroupId.NONE : socket.group.id;
        judge.same("GRP-3", expected, socket.tap.groupId(), "the group id of " + socket.tap);
    }

    private void close(ModelSocket socket) throws Exception {
        judge.outcome("CLOSE-6", "close", Set.of(Judge.OK), socket.tap::close);
        socket.close();
    }

    /** The library's own list must say the same, and be empty when all is closed. */
    private void finish() throws Exception {
        Set<String> expected = groups.stream()
                .filter(ModelGroup::alive)
                .map(group -> group.id.toString())
                .collect(Collectors.toCollection(TreeSet::new));
        judge.same("GRP-18", expected, listed(), "the groups");
        for (ModelSocket socket : sockets) close(socket);
        judge.same("GRP-5", Set.of(), listed(), "the groups after the end");
    }

    private Set<String> listed() {
        return lab.ws2().groups().stream()
                .map(GroupStatistics::id)
                .map(GroupId::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
