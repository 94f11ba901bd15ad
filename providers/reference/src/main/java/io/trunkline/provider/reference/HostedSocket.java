package io.trunkline.provider.reference;

import static io.trunkline.api.Ws2Constants.WSA_FLAG_MULTIPOINT_C_LEAF;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.spi.GroupMember;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.Upcalls;

/** What a socket is from its making on, and whom it tells of changes. The network's lock guards it. */
abstract class HostedSocket implements ProviderSocket {
    final ReferenceTransport transport;
    final Network network;
    final ProtocolInfo entry;
    final GroupMember member;
    final int flags;
    private final Upcalls upcalls;
    /** {@code QOS} and {@code GROUP_QOS} that have not been read. */
    int noticed;

    volatile boolean closed;

    /** @param member {@code null} outside groups */
    HostedSocket(ReferenceTransport transport, OpenRequest made, GroupMember member, Upcalls upcalls) {
        this.transport = transport;
        this.network = transport.network;
        this.entry = made.entry();
        this.flags = made.flags();
        this.member = member;
        this.upcalls = upcalls;
    }

    Network network() {
        return network;
    }

    ProtocolInfo entry() {
        return entry;
    }

    GroupMember member() {
        return member;
    }

    Host host() {
        return transport.host;
    }

    boolean strictGroups() {
        return transport.strictGroups;
    }

    boolean isMessageOriented() {
        return entry.isMessageOriented();
    }

    boolean isLeaf() {
        return (flags & WSA_FLAG_MULTIPOINT_C_LEAF) != 0;
    }

    /** Under the lock: something has changed. @param what {@link Ready} bits */
    void changed(int what) {
        noticed |= what & (Ready.QOS | Ready.GROUP_QOS);
        announce(what);
    }

    /** Under the lock: says that something may have changed. */
    final void announce(int what) {
        long lateNanos = transport.misbehaviour.latenessNanos();
        if (lateNanos == 0) {
            network.afterwards(() -> tell(what));
        } else {
            network.plan(network.nowNanos() + lateNanos, at -> network.afterwards(() -> tell(what)));
        }
    }

    private void tell(int what) {
        if (!closed) upcalls.lookAgain(what);
    }

    /** The notice has been read. */
    void read(int what) {
        noticed &= ~what;
    }
}
