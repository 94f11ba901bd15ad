package io.trunkline.provider.reference;

import io.trunkline.api.Qos;
import io.trunkline.spi.Ready;

/** What one end of a connection has: a quality of service of its own, and its group's. Both as seen from there. */
record Terms(Qos own, Qos ofGroup) {
    static final Terms NONE = new Terms(Qos.UNSPECIFIED, Qos.UNSPECIFIED);

    Terms mirrored() {
        return new Terms(own.mirrored(), ofGroup.mirrored());
    }

    /** What is different then: {@link Ready} bits. */
    int changesTo(Terms next) {
        return (own.equals(next.own) ? 0 : Ready.QOS) | (ofGroup.equals(next.ofGroup) ? 0 : Ready.GROUP_QOS);
    }
}
