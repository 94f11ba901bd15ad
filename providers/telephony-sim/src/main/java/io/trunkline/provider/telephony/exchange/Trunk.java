package io.trunkline.provider.telephony.exchange;

import java.util.LinkedHashSet;
import java.util.Set;

/** Circuits between two exchanges. */
final class Trunk {
    final Office from;
    final Office to;
    final Line line;
    final CircuitGroup circuits;
    final Set<SeizedCircuit> users = new LinkedHashSet<>();
    /** Among all trunks, in the order of the network file. */
    int place;

    Trunk(Office from, Office to, Line line, int circuits) {
        this.from = from;
        this.to = to;
        this.line = line;
        this.circuits = new CircuitGroup(circuits);
    }

    Office other(Office office) {
        return office == from ? to : from;
    }
}
