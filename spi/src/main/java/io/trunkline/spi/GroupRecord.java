package io.trunkline.spi;

import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupReference;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What all processes that have members of a group must agree on: its kind, its host, who is in it. The rules of membership
 * and of the constrained host live here, whatever the record is kept in. Guarded by its {@link GroupStore}.
 */
final class GroupRecord {
    /**
     * What never changes.
     *
     * @param traits those of the first member
     * @param mirrorKey what the group is found by if it mirrors a caller's group, empty if it does not
     */
    record Shape(GroupKind kind, MemberTraits traits, GroupReference reference, String mirrorKey) {}

    /**
     * The host of a constrained group.
     *
     * @param family its address family, 0 where only its text is known
     * @param text its canonical text
     */
    record Host(int family, String text) {
        boolean isSame(Host other) {
            boolean sameFamily = family == other.family || family == 0 || other.family == 0;
            return sameFamily && text.equals(other.text);
        }
    }

    /** What one process has in the group. */
    static final class Share {
        int members;
        /** Members whose connect to {@link GroupRecord#host} is under way. */
        int claims;
        /** True while the socket that made the group is open in this process. */
        boolean creator;
    }

    private final Shape shape;
    private final Map<ProcessId, Share> shares = new LinkedHashMap<>();
    private Host host;
    private boolean confirmed;

    GroupRecord(Shape shape) {
        this.shape = shape;
    }

    Shape shape() {
        return shape;
    }

    Map<ProcessId, Share> shares() {
        return shares;
    }

    /** The claimed host, {@code null} if there is none. */
    Host host() {
        return host;
    }

    /** True once a member has been connected, so that the host stays. */
    boolean isConfirmed() {
        return confirmed;
    }

    /** Takes over what was read from elsewhere. */
    void restoreHost(Host known, boolean isConfirmed) {
        host = known;
        confirmed = isConfirmed;
    }

    /** Fails unless a socket with these traits may enter. */
    static void checkKind(GroupKind kind, MemberTraits traits) throws Ws2Exception {
        if (kind == GroupKind.CONSTRAINED && traits.connectionless()) {
            throw new Ws2Exception(
                    WsaError.WSAEINVAL,
                    "a connectionless socket cannot enter a constrained group; use an unconstrained one");
        }
    }

    /** Lets one more member of {@code process} in, or fails and changes nothing. */
    void join(ProcessId process, MemberTraits traits) throws Ws2Exception {
        checkKind(shape.kind(), traits);
        if (shape.kind() == GroupKind.CONSTRAINED && !traits.equals(shape.traits())) {
            throw new Ws2Exception(
                    WsaError.WSAEINVAL,
                    "members of a constrained group have one type and protocol: this group's is type "
                            + shape.traits().socketType() + " protocol "
                            + shape.traits().protocol() + ", the socket's is type " + traits.socketType()
                            + " protocol " + traits.protocol());
        }
        share(process).members++;
    }

    private Share share(ProcessId process) {
        return shares.computeIfAbsent(process, none -> new Share());
    }

    /** Enters the first member. */
    void found(ProcessId process) {
        Share share = share(process);
        share.members = 1;
        share.creator = true;
    }

    /**
     * Takes a member out.
     *
     * @return true if it was the last one, so that the group has ended
     */
    boolean leave(ProcessId process, boolean creator) {
        Share share = shares.get(process);
        if (share == null) return shares.isEmpty();
        share.members--;
        if (creator) share.creator = false;
        if (share.members <= 0) shares.remove(process);
        freeHostIfUnheld();
        return shares.isEmpty();
    }

    /**
     * Takes out every process that has died.
     *
     * @return true if there was any
     */
    boolean sweep() {
        boolean swept = shares.keySet().removeIf(process -> !process.isAlive());
        if (swept) freeHostIfUnheld();
        return swept;
    }

    /** Claims {@code wanted} for one connect of {@code process}, or fails and changes nothing. */
    void claim(ProcessId process, Host wanted) throws Ws2Exception {
        if (host != null && !host.isSame(wanted)) throw otherHost(host, wanted);
        if (host == null) host = wanted;
        share(process).claims++;
    }

    static Ws2Exception otherHost(Host bound, Host wanted) {
        return new Ws2Exception(
                WsaError.WSAEINVAL,
                "the group is constrained to host " + bound.text() + " and cannot be connected to " + wanted.text());
    }

    /** Ends a claim; {@code connected} binds the host for good. */
    void settle(ProcessId process, boolean connected) {
        if (connected) confirmed = true;
        Share share = shares.get(process);
        if (share != null && share.claims > 0) share.claims--;
        freeHostIfUnheld();
    }

    private void freeHostIfUnheld() {
        if (!confirmed && shares.values().stream().noneMatch(share -> share.claims > 0)) host = null;
    }
}
