package io.trunkline.cli.conference;

import io.trunkline.api.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The whole conference.
 *
 * @param selection the provider
 * @param plan what was planned
 * @param processes 1 or 2
 * @param durationMillis how long the media were to flow
 * @param groups the groups that this process knows of
 * @param streams every stream in both directions
 * @param events what happened
 */
record ConferenceResult(
        Selection selection,
        Plan plan,
        int processes,
        long durationMillis,
        List<GroupFacts> groups,
        List<StreamResult> streams,
        List<EventLog.Event> events) {

    /** The result from what the parties of this process know: both, or one with what the other told it. */
    static ConferenceResult of(Selection selection, Plan plan, List<Outcome> outcomes, EventLog events) {
        List<StreamResult> streams = new ArrayList<>();
        for (StreamKind stream : StreamKind.values()) {
            streams.add(stream(stream, Party.CALLER, outcomes));
            streams.add(stream(stream, Party.CALLEE, outcomes));
        }
        List<GroupFacts> groups = outcomes.stream()
                .map(Outcome::group)
                .filter(group -> group != null)
                .sorted(Comparator.comparing(group -> group.party().equals(Party.CALLEE)))
                .toList();
        long millis = outcomes.get(0).durationMillis();
        return new ConferenceResult(selection, plan, 3 - outcomes.size(), millis, groups, streams, events.sinceStart());
    }

    private static StreamResult stream(StreamKind stream, String from, List<Outcome> outcomes) {
        Sent sent = null;
        Reception received = null;
        for (Outcome outcome : outcomes) {
            boolean sender = outcome.party().equals(from);
            sent = prefer(sender ? outcome.sent() : outcome.peerSent(), stream, sender, sent);
            received = prefer(sender ? outcome.peerReceived() : outcome.received(), stream, !sender, received);
        }
        return new StreamResult(stream, from, sent, received);
    }

    /** First-hand knowledge wins over what the other side told. */
    private static <T> T prefer(Map<StreamKind, T> known, StreamKind stream, boolean firstHand, T before) {
        T value = known.get(stream);
        return value == null || (before != null && !firstHand) ? before : value;
    }

    /** True if every stream has arrived whole. */
    boolean isWhole() {
        return streams.stream().allMatch(StreamResult::isWhole);
    }
}
