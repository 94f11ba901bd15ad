package io.trunkline.cli.conference;

import io.trunkline.simulation.Trace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A trace that is nothing but its hash. */
final class HashingTrace implements Trace {
    private final MessageDigest digest = PayloadDigest.sha256();
    private String spoiled = "";

    @Override
    public synchronized void add(long atPicos, String actor, String call) {
        digest.update((atPicos + " " + actor + " " + call + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void spoil(String reason) {
        if (spoiled.isEmpty()) spoiled = reason;
    }

    @Override
    public String tail() {
        return "";
    }

    @Override
    public synchronized String hash() {
        if (!spoiled.isEmpty()) return "(" + spoiled + ")";
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("the JDK's SHA-256 can be cloned", e);
        }
    }
}
