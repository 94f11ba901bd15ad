package io.trunkline.api;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;

/** A condition function's answer. Immutable. */
public final class Decision {
    /** What to do with the request. */
    public enum Verdict {
        /** {@code CF_ACCEPT}. */
        ACCEPT,
        /** {@code CF_REJECT}. */
        REJECT,
        /** {@code CF_DEFER}. */
        DEFER
    }

    static final Decision ACCEPT = new Decision(Verdict.ACCEPT, GroupRequest.NONE, false, new byte[0], null, null);
    static final Decision REJECT = new Decision(Verdict.REJECT, GroupRequest.NONE, false, new byte[0], null, null);
    static final Decision DEFER = new Decision(Verdict.DEFER, GroupRequest.NONE, false, new byte[0], null, null);

    private final Verdict verdict;
    private final GroupRequest group;
    private final boolean mirrorsGroup;
    private final byte[] calleeData;
    private final Qos qos;
    private final Qos groupQos;

    private Decision(
            Verdict verdict, GroupRequest group, boolean mirrorsGroup, byte[] calleeData, Qos qos, Qos groupQos) {
        this.verdict = verdict;
        this.group = group;
        this.mirrorsGroup = mirrorsGroup;
        this.calleeData = calleeData;
        this.qos = qos;
        this.groupQos = groupQos;
    }

    /** Put the accepted socket into this group: the standard's {@code g} out-parameter. */
    public Decision group(GroupRequest request) {
        return new Decision(verdict, Objects.requireNonNull(request, "request"), false, calleeData, qos, groupQos);
    }

    /**
     * Put the accepted socket into the local group that mirrors the caller's: made by the first connection of that group,
     * joined by the next, with the caller's kind and priority, ended with its last member. Where the caller's group is
     * not known, because it has none or the transport does not carry it, the socket stays ungrouped.
     */
    public Decision mirrorGroup() {
        return new Decision(verdict, GroupRequest.NONE, true, calleeData, qos, groupQos);
    }

    /** Data that travels back with the answer; copied. */
    public Decision calleeData(ByteBuffer data) {
        Objects.requireNonNull(data, "data");
        byte[] copy = new byte[data.remaining()];
        data.duplicate().get(copy);
        return new Decision(verdict, group, mirrorsGroup, copy, qos, groupQos);
    }

    /**
     * A changed quality of service for the socket, as this side sees it. {@link ConnectionRequest#qos()} is what the caller asks
     * for; where that is empty there is nothing to negotiate, and accept fails with {@code WSAEINVAL}. What the caller gets is
     * in its {@link Connected#grantedQos()}.
     */
    public Decision qos(Qos changed) {
        return new Decision(
                verdict, group, mirrorsGroup, calleeData, Objects.requireNonNull(changed, "changed"), groupQos);
    }

    /**
     * A changed quality of service for the caller's group, as this side sees it; where
     * {@link ConnectionRequest#groupQos()} is empty accept fails with {@code WSAEINVAL}. If it is less than the caller requires, its
     * connect fails with {@link QosRefusedException} and the accepted socket is reset; if the caller prefers more,
     * {@link Connected#ignored()} says so.
     */
    public Decision groupQos(Qos changed) {
        return new Decision(verdict, group, mirrorsGroup, calleeData, qos, Objects.requireNonNull(changed, "changed"));
    }

    /** What to do with the request. */
    public Verdict verdict() {
        return verdict;
    }

    /** The group for the accepted socket. */
    public GroupRequest group() {
        return group;
    }

    /** True if the accepted socket goes into the mirror of the caller's group. */
    public boolean mirrorsGroup() {
        return mirrorsGroup;
    }

    /** Data that travels back, read only. */
    public ByteBuffer calleeData() {
        return ByteBuffer.wrap(calleeData).asReadOnlyBuffer();
    }

    /** The changed quality of service, empty if it is to stay. */
    public Optional<Qos> qos() {
        return Optional.ofNullable(qos);
    }

    /** The changed group quality of service, empty if it is to stay. */
    public Optional<Qos> groupQos() {
        return Optional.ofNullable(groupQos);
    }
}
