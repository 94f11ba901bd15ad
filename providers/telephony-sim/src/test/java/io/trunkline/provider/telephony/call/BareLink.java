package io.trunkline.provider.telephony.call;

import io.trunkline.protocol.Octets;
import java.util.ArrayList;
import java.util.List;

/** An established link whose other end is the test. */
final class BareLink implements DataLink {
    private final List<String> sent = new ArrayList<>();
    private Upcalls upcalls;
    private boolean asked;

    @Override
    public void upcalls(Upcalls told) {
        upcalls = told;
    }

    @Override
    public void establish(int tei) {
        asked = true;
    }

    @Override
    public void send(int tei, Octets message) {
        sent.add(message.toString());
    }

    @Override
    public void broadcast(Octets message) {
        sent.add("all " + message);
    }

    @Override
    public void release(int tei) {
        upcalls.released(tei);
    }

    /** What was sent since this was asked last, in hexadecimal. */
    List<String> sent() {
        if (asked) upcalls.established(OWN);
        asked = false;
        List<String> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    /** A message comes; what is sent because of it. */
    List<String> receive(String hex) {
        upcalls.received(OWN, Octets.hex(hex));
        return sent();
    }
}
