package io.trunkline.spi;

import io.trunkline.api.GroupId;
import io.trunkline.api.GroupScheduling;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Option;
import io.trunkline.api.WsaError;
import java.util.List;
import java.util.Set;

/**
 * The five socket options about groups, with the standard's codes: {@code SO_GROUP_ID}, {@code SO_GROUP_PRIORITY},
 * {@code SO_GROUP_SCHEDULER}, {@code SO_GROUP_MEMBER_WEIGHT}, {@code SO_GROUP_WEIGHT}. The last three exist only where
 * something is scheduled.
 *
 * @param schedulers the disciplines that the provider has, as its catalog entry declares; empty if it schedules nothing
 */
public record GroupOptions(Set<GroupScheduling> schedulers) {
    private static final List<Ws2Option<?>> OPTIONS = List.of(
            SocketOptions.SO_GROUP_ID,
            SocketOptions.SO_GROUP_PRIORITY,
            SocketOptions.SO_GROUP_SCHEDULER,
            SocketOptions.SO_GROUP_MEMBER_WEIGHT,
            SocketOptions.SO_GROUP_WEIGHT);

    /** Copies the set. */
    public GroupOptions {
        schedulers = Set.copyOf(schedulers);
    }

    /** Those of the sockets of an entry. */
    public static GroupOptions of(ProtocolInfo entry) {
        return new GroupOptions(entry.figures().schedulers());
    }

    /** True for the five options; ask before {@link #get} and {@link #set}. */
    public boolean covers(Ws2Option<?> option) {
        return OPTIONS.contains(option);
    }

    /**
     * Reads one of the five.
     *
     * @param member the socket's membership, {@code null} outside a group
     * @throws Ws2Exception {@code WSAENOPROTOOPT} outside a group, {@code SO_GROUP_ID} excepted; not an option here
     */
    public <T> T get(Ws2Option<T> option, GroupMember member) throws Ws2Exception {
        if (option.equals(SocketOptions.SO_GROUP_ID)) {
            return option.type()
                    .cast(member == null ? GroupId.NONE : member.group().id());
        }
        checkExists(option, member);
        if (option.equals(SocketOptions.SO_GROUP_PRIORITY)) return option.type().cast(member.priority());
        if (option.equals(SocketOptions.SO_GROUP_SCHEDULER)) {
            return option.type().cast(member.group().scheduling());
        }
        boolean own = option.equals(SocketOptions.SO_GROUP_MEMBER_WEIGHT);
        return option.type().cast(own ? member.weight() : member.group().weight());
    }

    /**
     * Sets one of the five.
     *
     * @param member the socket's membership, {@code null} outside a group
     * @throws Ws2Exception {@code WSAENOPROTOOPT} {@code SO_GROUP_ID}; outside a group; not an option here; an attribute
     *     of the group by another socket than its creator; {@code WSAEINVAL} a value that is not acceptable;
     *     {@code WSAEFAULT} no value
     */
    public <T> void set(Ws2Option<T> option, T value, GroupMember member) throws Ws2Exception {
        if (option.equals(SocketOptions.SO_GROUP_ID)) {
            throw new Ws2Exception(
                    WsaError.WSAENOPROTOOPT, "SO_GROUP_ID can only be read; a group is entered when a socket is made");
        }
        checkExists(option, member);
        if (value == null) throw new Ws2Exception(WsaError.WSAEFAULT, option + " needs a value");
        if (value instanceof GroupScheduling wanted) {
            scheduling(member, wanted);
        } else if (option.equals(SocketOptions.SO_GROUP_PRIORITY)) {
            member.priority((Integer) value);
        } else if (option.equals(SocketOptions.SO_GROUP_MEMBER_WEIGHT)) {
            member.weight((Integer) value);
        } else {
            member.group().weight(member, (Integer) value);
        }
    }

    private void scheduling(GroupMember member, GroupScheduling wanted) throws Ws2Exception {
        if (!schedulers.contains(wanted)) {
            throw new Ws2Exception(WsaError.WSAEINVAL, "scheduler " + wanted + ", expected one of " + schedulers);
        }
        member.group().scheduling(member, wanted);
    }

    private void checkExists(Ws2Option<?> option, GroupMember member) throws Ws2Exception {
        if (!covers(option)) throw new Ws2Exception(WsaError.WSAENOPROTOOPT, option + " is not an option of groups");
        if (member == null)
            throw new Ws2Exception(WsaError.WSAENOPROTOOPT, option + " exists only for a socket in a group");
        if (schedulers.isEmpty() && !option.equals(SocketOptions.SO_GROUP_PRIORITY)) {
            throw new Ws2Exception(
                    WsaError.WSAENOPROTOOPT, option + " exists only where the provider schedules its groups");
        }
    }
}
