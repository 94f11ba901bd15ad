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

    Trunk(Office from, Office to, Line line, int circuits) {
        this.from = from;
        this.to = to;
        this.line = line;
        this.circuits = new CircuitGroup(circuits);
    }

    boolean joins(Office office) {
        return from == office || to == office;
    }

    Office other(Office office) {
        return office == from ? to : from;
    }
}
