package io.trunkline.provider.telephony.bap;

import java.util.Optional;

/** Decides for a bundle, and does what was agreed. Called inside the methods of {@link Bap}; it may be called back from here. */
public interface BapUser {
    /**
     * An answer to a request.
     *
     * @param number where the link is to be called, with {@link BapResponse#ACK} to a call request
     */
    record Answer(BapResponse response, Optional<PhoneDelta> number) {
        /** An answer without a number. */
        public static Answer of(BapResponse response) {
            return new Answer(response, Optional.empty());
        }
    }

    /** A packet is to be sent, before all data, by any link. */
    void send(BapPacket packet);

    /** The far end would like to call. */
    Answer callRequested();

    /** The far end would like to be called. */
    BapResponse callbackRequested(Optional<PhoneDelta> number);

    /**
     * The far end would like a link to end.
     *
     * @param ownDiscriminator of this end
     */
    BapResponse dropRequested(int ownDiscriminator);

    /** Agreed: a further call is to be placed; {@link Bap#callUp} or {@link Bap#callFailed} tells how it went. */
    void dial(BapExchange exchange, Optional<PhoneDelta> number);

    /** Agreed: the link is to be terminated. */
    void terminate(int peerDiscriminator);

    /** An exchange has come to its end. */
    void ended(BapExchange exchange, BapOutcome outcome);
}
