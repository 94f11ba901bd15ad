package io.trunkline.runtime;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Connected;
import io.trunkline.api.Nanos;
import io.trunkline.api.ServiceFlag;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.Multipoint;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** A socket's part in multipoint sessions: a root joins leaves, a leaf joins a root, one at a time. */
final class Joiner {
    private static final Set<Integer> DIRECTIONS =
            Set.of(Ws2Constants.JL_SENDER_ONLY, Ws2Constants.JL_RECEIVER_ONLY, Ws2Constants.JL_BOTH);

    private final SocketCore core;
    private final Connector connector;
    private final boolean isRoot;
    /** The last join, or the one that this socket comes from. */
    private final AtomicReference<Join> last = new AtomicReference<>();

    Joiner(SocketCore core, Connector connector) {
        this.core = core;
        this.connector = connector;
        this.isRoot = (core.flags & Ws2Constants.WSA_FLAG_MULTIPOINT_C_ROOT) != 0;
    }

    private boolean isMultipoint() {
        return isRoot || (core.flags & Ws2Constants.WSA_FLAG_MULTIPOINT_C_LEAF) != 0;
    }

    /** A multipoint socket gets its peers by joins alone. */
    void checkConnect() throws Ws2Exception {
        if (isMultipoint()) throw unsupported("a multipoint socket is connected by joinLeaf");
    }

    /** Joins a leaf, or starts to on a non-blocking socket. */
    Join join(ConnectRequest request, int flags) throws Ws2Exception {
        core.checkOpen();
        connector.checkArguments(request);
        if (!DIRECTIONS.contains(flags)) {
            throw new Ws2Exception(WsaError.WSAEINVAL, "flags " + flags + ", expected one of the JL_ values 1, 2, 4");
        }
        Multipoint multipoint = multipoint();
        core.check(isRoot ? Operation.JOIN_LEAF : Operation.CONNECT);
        long limit = Nanos.of(request.limit().orElse(core.host.connectLimit()));
        ConnectAttempt attempt =
                new ConnectAttempt(core, request, connector.addresses(request), Optional.empty(), limit);
        Join join = new Join(core, multipoint, attempt, isRoot);
        begin(join);
        if (core.isNonBlocking()) join.start(flags);
        else join.run(flags);
        return join;
    }

    private Multipoint multipoint() throws Ws2Exception {
        if (!core.entry.has(ServiceFlag.SUPPORT_MULTIPOINT)) {
            throw unsupported(core.entry.id() + " has no multipoint");
        }
        if (!isMultipoint()) {
            throw unsupported("the socket was made without WSA_FLAG_MULTIPOINT_ flags, make it with one of each plane");
        }
        Multipoint multipoint = core.provider().extension(Multipoint.class);
        if (multipoint != null) return multipoint;
        if (isRoot) throw unsupported("the provider joins no leaves from here");
        throw unsupported(
                "only the root invites on " + core.entry.id() + ": call joinLeaf at the root with this leaf's address");
    }

    private static Ws2Exception unsupported(String detail) {
        return new Ws2Exception(WsaError.WSAEOPNOTSUPP, detail);
    }

    private void begin(Join join) throws Ws2Exception {
        Join before = last.get();
        if ((before == null || before.isOver()) && last.compareAndSet(before, join)) return;
        throw new Ws2Exception(WsaError.WSAEALREADY, "another join is under way: wait for its outcome");
    }

    /** The socket is the leaf of this join; {@code null} for none. */
    void comesFrom(Join join) {
        last.set(join);
    }

    boolean hasJoined() {
        return last.get() != null;
    }

    /** The outcome of the last join, {@code null} while it is under way. */
    Connected result() throws Ws2Exception {
        return last.get().result();
    }

    /** Moves a join on that is under way. */
    void settle() {
        Join join = last.get();
        if (join != null && !join.isOver()) join.settle();
    }
}
