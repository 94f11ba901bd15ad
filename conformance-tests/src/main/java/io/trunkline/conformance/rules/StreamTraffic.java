package io.trunkline.conformance.rules;

import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Pattern;

/** Traffic over a byte stream: every octet once and in order. */
final class StreamTraffic extends Traffic {
    StreamTraffic(Lab lab, Pair pair, int key) throws Exception {
        super(lab, pair, key);
    }

    @Override
    byte[] octets(long from, int octets) {
        return Pattern.octets(key(), from, octets);
    }

    @Override
    void look(long from, byte[] octets) {
        int wrong = Pattern.firstDifference(key(), from, octets);
        if (wrong < 0) return;
        lab().agree(
                        false,
                        "the octets of " + caller() + " as they were sent",
                        "octet " + (from + wrong) + ": " + Pattern.explain(key(), from, octets, wrong));
    }
}
