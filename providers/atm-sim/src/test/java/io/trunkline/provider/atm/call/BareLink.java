package io.trunkline.provider.atm.call;

import io.trunkline.protocol.Octets;
import java.util.ArrayList;
import java.util.List;

/** An established link whose other end is the test. */
final class BareLink implements AssuredLink {
    private final List<String> sent = new ArrayList<>();
    private Upcalls upcalls;
    private boolean asked;

    @Override
    public void upcalls(Upcalls told) {
        upcalls = told;
    }

    @Override
    public void establish() {
        asked = true;
    }

    @Override
    public void send(Octets message) {
        sent.add(message.toString());
    }

    @Override
    public void release() {
        upcalls.released();
    }

    /** What was sent since this was asked last, in hexadecimal. */
    List<String> sent() {
        if (asked) upcalls.established();
        asked = false;
        List<String> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    /** A message comes; what is sent because of it. */
    List<String> receive(String hex) {
        upcalls.received(Octets.hex(hex));
        return sent();
    }
}
