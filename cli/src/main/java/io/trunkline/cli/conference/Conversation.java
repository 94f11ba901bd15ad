package io.trunkline.cli.conference;

import io.trunkline.api.Shutdown;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The media of one party, both directions, from the greeting to the exchange of results. */
final class Conversation {
    /** Time for the threads to be there before the first frame is due. */
    private static final long LEAD_NANOS = 50_000_000;

    private final Party party;
    private final Map<StreamKind, Connection> connections;
    private final Crew crew;
    private final boolean sharedClock;
    private final Map<StreamKind, FrameReceiver> receivers = new EnumMap<>(StreamKind.class);
    private final Map<StreamKind, StreamRecorder> recorders = new EnumMap<>(StreamKind.class);

    Conversation(Party party, Map<StreamKind, Connection> connections, Crew crew) {
        this.party = party;
        this.connections = connections;
        this.crew = crew;
        String mine = party.clock().identity();
        this.sharedClock = connections.values().stream()
                .allMatch(each -> each.peer().clock().equals(mine));
    }

    /** Runs to the end. What goes wrong with a stream is in its results; the others go on. */
    Outcome run(long durationMillis, Progress progress) throws IOException, InterruptedException {
        long startNanos = party.clock().nanos() + LEAD_NANOS;
        long endNanos = startNanos + durationMillis * 1_000_000;
        party.events().mediaStart(startNanos);
        Map<StreamKind, CompletableFuture<Sent>> sending = new EnumMap<>(StreamKind.class);
        Map<StreamKind, CompletableFuture<Reception>> receiving = new EnumMap<>(StreamKind.class);
        for (StreamKind stream : StreamKind.values()) {
            Connection connection = connections.get(stream);
            StreamRecorder recorder = new StreamRecorder(stream, sharedClock, crew.newDigest());
            FrameReceiver receiver = new FrameReceiver(connection.reader(), recorder);
            recorders.put(stream, recorder);
            receivers.put(stream, receiver);
            receiving.put(stream, crew.start(receiver::run));
            sending.put(stream, crew.start(() -> send(stream, startNanos, endNanos)));
        }
        progress.watch(party.other(), startNanos, recorders);
        Map<StreamKind, Sent> sent = results(sending);
        Map<StreamKind, Reception> received = results(receiving);
        received.values().forEach(this::noteFailure);
        return new Outcome(party.name(), durationMillis, sent, received, announced(), exchange(received), null);
    }

    private Sent send(StreamKind stream, long startNanos, long endNanos) throws IOException, InterruptedException {
        try (OctetSource source = party.plan().source(stream)) {
            FrameWriter writer = connections.get(stream).writer();
            FrameSender sender =
                    new FrameSender(writer, party.clock(), party.schedule(stream), source, crew.newDigest());
            try {
                return sender.run(startNanos, endNanos);
            } catch (IOException e) {
                party.note(stream.label() + " could not be sent to its end: " + e.getMessage());
                connections.get(stream).socket().abort();
                return sender.sent();
            }
        }
    }

    private <T> Map<StreamKind, T> results(Map<StreamKind, CompletableFuture<T>> futures)
            throws IOException, InterruptedException {
        Map<StreamKind, T> results = new EnumMap<>(StreamKind.class);
        for (Map.Entry<StreamKind, CompletableFuture<T>> each : futures.entrySet()) {
            results.put(each.getKey(), crew.join(each.getValue()));
        }
        return results;
    }

    private void noteFailure(Reception reception) {
        if (reception.failure().isEmpty()) return;
        party.note(reception.stream().label() + " did not arrive to its end: " + reception.failure());
    }

    private Map<StreamKind, Sent> announced() {
        Map<StreamKind, Sent> announced = new EnumMap<>(StreamKind.class);
        receivers.forEach((stream, receiver) -> {
            if (receiver.announced() != null) announced.put(stream, receiver.announced());
        });
        return announced;
    }

    /** Tells the other side over the data connection what has arrived here, and hears what has arrived there. */
    private Map<StreamKind, Reception> exchange(Map<StreamKind, Reception> mine) throws InterruptedException {
        Map<StreamKind, Reception> theirs = new EnumMap<>(StreamKind.class);
        Connection data = connections.get(StreamKind.DATA);
        CompletableFuture<IOException> telling = crew.start(() -> tell(data, mine));
        try {
            for (FrameHeader header = data.reader().next();
                    header != null;
                    header = data.reader().next()) {
                if (header.kind() != FrameHeader.Kind.RESULT) throw new IOException("expected a result");
                Reception reception = Reception.decode(data.reader().payload(header));
                theirs.put(reception.stream(), reception);
            }
            IOException untold = crew.join(telling);
            if (untold != null) throw untold;
        } catch (IOException e) {
            party.note("results could not be exchanged: " + e.getMessage());
        }
        return theirs;
    }

    private static IOException tell(Connection data, Map<StreamKind, Reception> mine) {
        try {
            for (Reception reception : mine.values()) data.writer().send(FrameHeader.Kind.RESULT, reception.encode());
            data.socket().shutdown(Shutdown.SD_SEND);
            return null;
        } catch (IOException e) {
            return e;
        }
    }
}
