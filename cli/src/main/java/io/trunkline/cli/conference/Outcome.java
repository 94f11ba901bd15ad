package io.trunkline.cli.conference;

import java.util.Map;

/**
 * What one party knows at the end.
 *
 * @param party its name
 * @param duration how long the media were to flow, in milliseconds
 * @param sent what it sent
 * @param received what it received
 * @param peerSent what the other side says that it sent; streams that ended early are missing
 * @param peerReceived what the other side says that it received; empty if it could not say
 * @param group its group, {@code null} if there was none
 */
record Outcome(
        String party,
        long durationMillis,
        Map<StreamKind, Sent> sent,
        Map<StreamKind, Reception> received,
        Map<StreamKind, Sent> peerSent,
        Map<StreamKind, Reception> peerReceived,
        GroupFacts group) {
    Outcome withGroup(GroupFacts facts) {
        return new Outcome(party, durationMillis, sent, received, peerSent, peerReceived, facts);
    }
}
