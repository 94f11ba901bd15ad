package io.trunkline.cli.conference;

/**
 * One stream in one direction.
 *
 * @param stream the stream
 * @param from the party that sent it
 * @param sent what was sent, {@code null} if that party could not say
 * @param received what arrived, {@code null} if the other party could not say
 */
record StreamResult(StreamKind stream, String from, Sent sent, Reception received) {
    /** True if everything that was sent has arrived, octet for octet. */
    boolean isWhole() {
        return sent != null
                && received != null
                && received.failure().isEmpty()
                && sent.octets() == received.octets()
                && sent.sha256().equals(received.sha256());
    }

    /** Octets that were sent and have not arrived, -1 if one side could not say. */
    long lostOctets() {
        return sent == null || received == null ? -1 : sent.octets() - received.octets();
    }
}
