package io.trunkline.provider.telephony.hdlc;

import io.trunkline.protocol.Octets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a decoder found, in order, as text. */
final class Recorded implements FrameReceiver {
    final List<String> found = new ArrayList<>();

    @Override
    public void frame(byte[] octets) {
        found.add(Octets.copyOf(octets).toString());
    }

    @Override
    public void fault(FrameFault fault) {
        found.add(fault.name());
    }

    @Override
    public void idle() {
        found.add("IDLE");
    }
}
