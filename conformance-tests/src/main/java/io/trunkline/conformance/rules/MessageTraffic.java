package io.trunkline.conformance.rules;

import io.trunkline.conformance.lab.Lab;
import io.trunkline.conformance.lab.Pair;
import io.trunkline.conformance.lab.Pattern;
import java.nio.ByteBuffer;

/**
 * Traffic in messages that say whose they are, which and how long: each arrives whole, none twice, none before an earlier
 * one. Where delivery is not guaranteed one may be missing.
 */
final class MessageTraffic extends Traffic {
    private static final int HEADER_OCTETS = 3 * Integer.BYTES;

    private int made;
    private int last = -1;

    MessageTraffic(Lab lab, Pair pair, int key) throws Exception {
        super(lab, pair, key);
    }

    @Override
    byte[] octets(long from, int octets) {
        ByteBuffer message = ByteBuffer.allocate(Math.max(octets, HEADER_OCTETS));
        message.putInt(key()).putInt(made).putInt(message.capacity());
        message.put(Pattern.octets(key() + made, 0, message.remaining()));
        made++;
        return message.array();
    }

    @Override
    void look(long from, byte[] octets) {
        if (octets.length < HEADER_OCTETS) isWrong("a message of " + octets.length + " octets");
        ByteBuffer message = ByteBuffer.wrap(octets);
        int whose = message.getInt();
        int number = message.getInt();
        int length = message.getInt();
        if (whose != key()) isWrong("a message of traffic " + whose + " at the far end of traffic " + key());
        if (length != octets.length) isWrong("message " + number + " of " + length + " octets as " + octets.length);
        if (number <= last) isWrong("message " + number + (number == last ? " again" : " after message " + last));
        byte[] content = new byte[message.remaining()];
        message.get(content);
        int wrong = Pattern.firstDifference(key() + number, 0, content);
        if (wrong >= 0) isWrong("message " + number + " with another octet at " + (HEADER_OCTETS + wrong));
        last = number;
    }

    private void isWrong(String seen) {
        lab().agree(false, "the messages of " + caller() + " whole, once and in order", seen);
    }
}
