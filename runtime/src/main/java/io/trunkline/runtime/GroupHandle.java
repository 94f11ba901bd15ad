package io.trunkline.runtime;

import io.trunkline.api.Capability;
import io.trunkline.api.FailureContext;
import io.trunkline.api.GroupId;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.GroupStatistics;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.api.QosChange;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Registration;
import io.trunkline.api.Selection;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.SocketStatistics;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A socket group as one object, made with the standard's calls alone: a socket that is never connected creates the group
 * and holds the right to set its quality of service; members join by id.
 */
final class GroupHandle implements SocketGroup {
    private final Ws2 ws2;
    private final SocketHost host;
    private final Selection selection;
    private final GroupKind kind;
    private final SocketHandle creator;
    private final GroupId id;
    private final GroupContract contract;
    private final GroupMembers members;

    private GroupHandle(Ws2 ws2, SocketHost host, Selection selection, GroupKind kind, SocketHandle creator)
            throws Ws2Exception {
        this.ws2 = ws2;
        this.host = host;
        this.selection = selection;
        this.kind = kind;
        this.creator = creator;
        this.id = creator.groupId();
        this.contract = new GroupContract(creator);
        this.members = new GroupMembers(host, id);
    }

    /** Opens a group on the selected entry. */
    static GroupHandle open(Ws2 ws2, SocketHost host, Selection selection, GroupKind kind, GroupQos qos)
            throws Ws2Exception {
        ProtocolInfo entry = selection.chosen();
        FailureContext where = new FailureContext("openGroup", null, entry.id(), null, null);
        if (kind == null || qos == null) {
            throw new Ws2Exception(WsaError.WSAEFAULT, "the kind or the quality of service is missing").in(where);
        }
        Capability.Groups needed = Capability.Groups.valueOf(kind.name());
        if (!entry.capabilities().has(Capability.GROUPS, needed)) {
            String what = "groups=" + entry.capabilities().groups() + ", " + kind + " was asked for";
            throw new Ws2Exception(WsaError.WSAEOPNOTSUPP, what + ": select a provider that has it").in(where);
        }
        SocketHandle creator = (SocketHandle) ws2.socket(selection, GroupRequest.create(kind));
        try {
            GroupHandle group = new GroupHandle(ws2, host, selection, kind, creator);
            group.contract.ask(qos);
            return group;
        } catch (Ws2Exception | RuntimeException e) {
            creator.abort();
            throw e;
        }
    }

    @Override
    public GroupId id() {
        return id;
    }

    @Override
    public GroupKind kind() {
        return kind;
    }

    @Override
    public Selection selection() {
        return selection;
    }

    @Override
    public Ws2Socket socket(int priority) throws Ws2Exception {
        host.checkRunning();
        if (priority < 0) {
            throw failure("socket", WsaError.WSAEINVAL, "priority " + priority + " is negative, 0 is the highest");
        }
        Ws2Socket member = socket();
        try {
            member.setOption(SocketOptions.SO_GROUP_PRIORITY, priority);
        } catch (Ws2Exception e) {
            boolean none = selection.capabilities().priority() == Capability.Priority.NONE;
            if (!none || e.error() != WsaError.WSAENOPROTOOPT) {
                member.abort();
                throw e;
            }
            String provider = selection.chosen().id();
            host.logOnce(
                    "priority " + provider, "priorities have no effect: " + provider + " has none (priority=NONE)");
            if (member instanceof SocketHandle handle) {
                handle.core().ignores("priority " + priority + ": " + provider + " has none (priority=NONE)");
            }
        }
        return member;
    }

    @Override
    public Ws2Socket socket() throws Ws2Exception {
        host.checkRunning();
        if (!creator.isOpen()) throw failure("socket", WsaError.WSAEINVAL, "the group has been closed, open a new one");
        Ws2Socket member = ws2.socket(selection, GroupRequest.join(id));
        if (member instanceof SocketHandle handle) handle.terms(new Terms());
        members.add(member);
        if (creator.isOpen()) return member;
        member.abort();
        throw failure("socket", WsaError.WSAEINVAL, "the group has been closed meanwhile, open a new one");
    }

    private Ws2Exception failure(String operation, WsaError error, String detail) {
        FailureContext where =
                new FailureContext(operation, "group " + id, selection.chosen().id(), null, null);
        return new Ws2Exception(error, detail, where, null);
    }

    private void checkOpen(String operation) throws Ws2Exception {
        host.checkRunning();
        if (!creator.isOpen()) throw failure(operation, WsaError.WSAENOTSOCK, "the group has been closed");
    }

    @Override
    public List<Ws2Socket> members() {
        return members.open();
    }

    @Override
    public Qos qos() throws Ws2Exception {
        checkOpen("qos");
        return contract.inForce();
    }

    @Override
    public void setQos(GroupQos wanted) throws Ws2Exception {
        checkOpen("setQos");
        if (wanted == null) throw failure("setQos", WsaError.WSAEFAULT, "the quality of service is missing");
        contract.ask(wanted);
    }

    @Override
    public Registration onQosChange(Executor executor, Consumer<QosChange> handler) throws Ws2Exception {
        return creator.onQosChange(executor, handler);
    }

    @Override
    public GroupStatistics statistics() throws Ws2Exception {
        checkOpen("statistics");
        ProtocolInfo entry = selection.chosen();
        Optional<GroupStatistics> owned = ws2.groups().stream()
                .filter(group -> group.id().equals(id) && GroupFigures.isOn(entry, group.provider()))
                .findFirst();
        return owned.isPresent() ? owned.get() : counted(entry.id());
    }

    /** What can be said of a group whose owner does not list it. */
    private GroupStatistics counted(String provider) throws Ws2Exception {
        List<SocketStatistics> each = new ArrayList<>();
        for (Ws2Socket member : members.open()) each.add(member.statistics());
        return new GroupStatistics(id, kind, provider, "", contract.asked(), Optional.empty(), each);
    }

    @Override
    public void close() throws Ws2Exception {
        members.endAll(Ws2Socket::close, creator);
    }

    @Override
    public void abort() throws Ws2Exception {
        members.endAll(Ws2Socket::abort, creator);
    }

    /** The group's part in a member's connect. */
    private final class Terms implements ConnectTerms {
        @Override
        public void connecting() {
            members.warnOfUnsetPriorities();
        }

        @Override
        public Qos asked() {
            return contract.asked();
        }

        @Override
        public boolean requires() {
            return contract.requires();
        }

        @Override
        public Recovery settleForLess(QosRefusedException refused, Qos asked, boolean waits) {
            return waits ? contract.settleForLess(refused, asked) : contract.settleWithoutWaiting(refused, asked);
        }

        @Override
        public List<String> shortfalls() {
            return contract.shortfalls();
        }
    }
}
