package io.trunkline.provider.telephony;

import io.trunkline.api.FailureContext;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.circuit.network.NetworkSettings;
import io.trunkline.provider.telephony.call.CallProcessing;
import io.trunkline.provider.telephony.exchange.Access;
import io.trunkline.provider.telephony.exchange.Exchange;
import io.trunkline.provider.telephony.line.BChannel;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.Trace;
import io.trunkline.simulation.TraceLog;
import io.trunkline.simulation.capture.Direction;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** The trace of a run, its captures where they are asked for, and its counters. */
final class Observation {
    /** One more than the highest time slot of an access. */
    private static final int MOST_CHANNELS = 32;

    private final TraceLog trace;
    private final AccessCaptures captures;

    Observation(NetworkSettings settings) throws Ws2Exception {
        try {
            trace = settings.openTrace();
            captures = settings.captureFile().isEmpty() ? null : new AccessCaptures(settings);
        } catch (IOException cannot) {
            throw new Ws2Exception(WsaError.WSASYSNOTREADY, cannot.getMessage(), FailureContext.NONE, cannot);
        }
    }

    Trace trace() {
        return trace;
    }

    /** Every frame at the user's end of an access goes into the trace, and into captures. */
    void watch(EventScheduler events, Access access) {
        String[] names = new String[MOST_CHANNELS];
        names[0] = access.name() + ":d";
        for (BChannel channel : access.channels()) names[channel.number()] = channel.toString();
        CRC32 digest =
                new CRC32(); // what tells frames apart; the platform computes it faster than their own check sequence
        access.tap((channel, direction, atPicos, octets) -> {
            digest.reset();
            digest.update(octets);
            String does = direction == Direction.FROM_USER ? "sends " : "gets ";
            trace.add(
                    atPicos,
                    names[channel],
                    does + octets.length + " octets " + Integer.toHexString((int) digest.getValue()));
            if (captures != null) captures.frame(access, channel, direction, atPicos, octets);
        });
    }

    /** What comes and goes on a channel from now on is of that bundle: captures keep bundles apart. */
    void bundle(Access access, int channel, String bundle) {
        if (captures != null) captures.bundle(access, channel, bundle);
    }

    SortedMap<String, Long> counters(Exchange exchange, CallProcessing processing) {
        SortedMap<String, Long> all = new TreeMap<>(exchange.counters());
        all.put("calls.placed", (long) processing.placed());
        for (Access access : exchange.accesses()) {
            String name = "access." + access.name();
            all.put(name + ".channels.held", (long) access.heldChannels());
            long sent = 0;
            long lost = 0;
            for (BChannel channel : access.channels()) {
                sent += channel.counts().frames();
                lost += channel.counts().lostFrames() + channel.counts().damagedFrames();
            }
            all.put(name + ".b.frames.sent", sent);
            all.put(name + ".b.frames.lost", lost);
            all.put(name + ".d.frames.sent", access.dChannel().user().counts().frames());
            all.put(
                    name + ".d.frames.received",
                    access.dChannel().network().counts().frames());
        }
        return all;
    }

    List<String> commands() {
        return captures == null ? List.of() : captures.commands();
    }

    void close() {
        trace.close();
        if (captures != null) captures.close();
    }
}
