package io.trunkline.provider.telephony;

import io.trunkline.circuit.socket.ChannelEnd;
import io.trunkline.circuit.socket.CircuitEnd;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Which class the packets of each member of a circuit go in. In the kernel. */
final class Places {
    /** Where a member's packets go, and when one went there last. */
    static final class Place {
        int level;
        long lastPicos;
        /** When it is asked for again because its packets have all come by then. */
        long askedAgainPicos;
    }

    private final CircuitEnd end;
    private final Map<ChannelEnd, Place> places = new HashMap<>();
    /** The member that was asked for last, {@code null} for none: it is asked for again. */
    private ChannelEnd lastAsked;

    private Place lastPlace;

    Places(CircuitEnd end) {
        this.end = end;
    }

    /** A member's; a new one if it has none. */
    Place of(ChannelEnd channel) {
        if (lastAsked == channel) return lastPlace;
        Place place = places.get(channel);
        lastPlace = place == null ? newPlace(channel) : place;
        lastAsked = channel;
        return lastPlace;
    }

    /** Members that have gone are forgotten once they are as many as those that are there. */
    private Place newPlace(ChannelEnd channel) {
        List<ChannelEnd> there = end.channels();
        if (places.size() > 2 * there.size()) places.keySet().retainAll(new HashSet<>(there));
        Place place = new Place();
        places.put(channel, place);
        return place;
    }

    void clear() {
        places.clear();
        lastAsked = null;
    }
}
