package io.trunkline.provider.atm.fabric;

import io.trunkline.provider.atm.traffic.Admission;
import io.trunkline.provider.atm.traffic.LinkRate;
import io.trunkline.provider.atm.traffic.TrafficContract;
import java.util.Optional;

/** What a link still has: its book of promises and its channels. */
final class Room {
    /** How much of a queue variable rates may count on: the rest keeps the delay variation low. */
    private static final int MOST_BUFFER_CELLS = 256;

    final Link link;
    final Admission admission;
    final Numbers numbers = new Numbers();

    Room(Link link) {
        this.link = link;
        Admission.Terms usual = Admission.Terms.USUAL;
        int buffer = Math.min(MOST_BUFFER_CELLS, link.queueCells());
        this.admission = new Admission(
                line(link), new Admission.Terms(usual.utilizationPerMille(), buffer, usual.maxCircuits()));
    }

    static LinkRate line(Link link) {
        return new LinkRate(link.rate().cellsPerSecond());
    }

    /** A contract as the link's near end sees it. */
    TrafficContract seen(TrafficContract contract, Node upstream) {
        return upstream == link.fromNode() ? contract : contract.mirrored();
    }

    Optional<TrafficContract> available(TrafficContract wanted, Node upstream) {
        return admission.available(seen(wanted, upstream)).map(fits -> seen(fits, upstream));
    }
}
