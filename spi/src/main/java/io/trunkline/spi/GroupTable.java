package io.trunkline.spi;

import io.trunkline.api.GroupId;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupReference;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The groups of one provider on one host, and the only place that knows the standard's rules for them: who may enter, who
 * made a group, which host a constrained one is bound to, when it ends. A provider calls {@link #enter} when a socket is
 * made, {@link GroupMember#claim} when one connects or is accepted, {@link GroupMember#leave} when one is closed.
 *
 * <p>Safe from any thread; calls nothing back. A socket outside groups costs nothing here.
 */
public final class GroupTable {
    private final GroupRegistry registry;
    private final AddressFormat[] formats;
    private final Map<GroupId, Group> groups = new LinkedHashMap<>();

    /**
     * A table without groups.
     *
     * @param registry keeps what all processes must agree on
     * @param formats the address families of the provider's sockets: they say what "same host" means
     */
    public GroupTable(GroupRegistry registry, AddressFormat... formats) {
        this.registry = registry;
        this.formats = formats.clone();
    }

    /**
     * Does what the {@code g} parameter asks for.
     *
     * @return the socket's membership; {@code null} if no group is asked for
     * @throws Ws2Exception {@code WSAEINVAL} there is no group of this id (any more), the socket is connectionless and the
     *     group constrained, or the socket's type or protocol is not that of a constrained group's members
     */
    public GroupMember enter(GroupRequest g, MemberTraits traits) throws Ws2Exception {
        if (g.isNone()) return null;
        synchronized (this) {
            GroupRegistry.Entry entry = g.existing().isPresent()
                    ? registry.join(g.existing().get(), traits)
                    : registry.create(g.newKind().orElseThrow(), traits);
            return admit(entry);
        }
    }

    /**
     * Puts an accepted socket into the group that mirrors the caller's: makes it for the first connection of that group,
     * joins it for the next ones. A constrained one is bound to the caller's host from the start.
     *
     * @param reference the caller's, as it came with the request
     * @param callerHost host part of the caller's address, as {@link AddressFormat#host} gives it
     * @param kind the caller's, for a group that is made
     * @param priority the caller's
     * @throws Ws2Exception {@code WSAEINVAL} as for {@link #enter}, or the priority is negative
     */
    public GroupMember enterMirror(
            GroupReference reference, String callerHost, GroupKind kind, int priority, MemberTraits traits)
            throws Ws2Exception {
        GroupMember.checkPriority(priority);
        synchronized (this) {
            GroupMember member = admit(registry.mirror(reference, callerHost, kind, traits));
            member.priority(priority);
            return member;
        }
    }

    private GroupMember admit(GroupRegistry.Entry entry) {
        Group group = groups.computeIfAbsent(entry.id(), id -> new Group(this, entry));
        GroupMember member = new GroupMember(group, entry.creator());
        group.add(member);
        return member;
    }

    /** The groups that have a member here, in the order in which they came. */
    public synchronized List<Group> groups() {
        return new ArrayList<>(groups.values());
    }

    GroupRegistry registry() {
        return registry;
    }

    /** The host of an address in one of the provider's families. */
    GroupRecord.Host hostOf(SocketAddress address) throws Ws2Exception {
        for (AddressFormat format : formats) {
            if (format.accepts(address)) return new GroupRecord.Host(format.family(), format.host(address));
        }
        throw new Ws2Exception(
                WsaError.WSAEAFNOSUPPORT, address + " is not an address of this provider's families " + familyNames());
    }

    private String familyNames() {
        List<String> names = new ArrayList<>();
        for (AddressFormat format : formats) names.add(format.name());
        return String.join(", ", names);
    }

    synchronized void remove(GroupMember member) {
        Group group = member.group();
        if (group.remove(member)) groups.remove(group.id());
        registry.leave(group.id(), member.isCreator());
    }
}
