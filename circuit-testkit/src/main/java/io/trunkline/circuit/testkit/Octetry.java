package io.trunkline.circuit.testkit;

import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Octets that tell where they belong, and blocking transfer of them. */
public final class Octetry {
    private static final int MULTIPLIER = 0x9E3779B1;

    private Octetry() {}

    /** Octets that no other key and no shift of them gives. */
    public static byte[] pattern(int key, int length) {
        byte[] octets = new byte[length];
        for (int i = 0; i < length; i++) octets[i] = (byte) ((i * 31 + key) * MULTIPLIER >>> 24);
        return octets;
    }

    /** A message that tells of itself whether it is whole: its length, of four octets at least, and a pattern. */
    public static byte[] message(int length) {
        byte[] octets = pattern(length, length);
        ByteBuffer.wrap(octets).putInt(length);
        return octets;
    }

    /** Sends all of it, waiting where it must. */
    public static void write(Ws2Socket socket, byte[] octets) throws Ws2Exception {
        ByteBuffer data = ByteBuffer.wrap(octets);
        while (data.hasRemaining()) socket.send(data);
    }

    /** Everything up to the other side's end. */
    public static byte[] readAll(Ws2Socket socket) throws Ws2Exception {
        return read(socket, Integer.MAX_VALUE);
    }

    /** So much, or less if the other side ends before. */
    public static byte[] read(Ws2Socket socket, int most) throws Ws2Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part = new byte[4096];
        while (all.size() < most) {
            int octets = socket.receive(ByteBuffer.wrap(part, 0, Math.min(part.length, most - all.size())));
            if (octets <= 0) break;
            all.write(part, 0, octets);
        }
        return all.toByteArray();
    }
}
