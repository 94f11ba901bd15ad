package io.trunkline.conformance.broken;

import io.trunkline.spi.ForwardingSocket;
import io.trunkline.spi.ForwardingTransport;
import io.trunkline.spi.ProviderSocket;
import java.util.List;
import java.util.Optional;

/**
 * A socket that can be put into a list of its group; without a group the list stays empty.
 *
 * @param <S> what is in the list
 */
abstract class Member<S> extends ForwardingSocket {
    private final Optional<List<S>> listed;

    Member(ForwardingTransport transport, ProviderSocket next, Siblings<S> siblings) {
        super(transport, next);
        this.listed = Siblings.group(next).map(siblings::of);
    }

    /** All in the list, in the order in which they have entered it. */
    final List<S> all() {
        return listed.orElse(List.of());
    }

    final void enter(S one) {
        listed.ifPresent(list -> list.add(one));
    }

    /** True if it was there. */
    final boolean leave(S one) {
        return listed.isPresent() && listed.get().remove(one);
    }
}
