package io.trunkline.provider.atm.call;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.ConnectionIdentifier;
import java.util.Optional;

/**
 * What is told about one call. Called inside the kernel, one call at a time; every operation of {@link Call} and {@link UserSide} may be
 * used from inside, its effects follow when the upcall has returned.
 */
public interface CallListener {
    /** The network is at it, and has allocated a channel. */
    default void proceeding(ConnectionIdentifier channel) {}

    /** The called user is being told. */
    default void alerting() {}

    /** The call is active: cells may pass. At the called side too, once the network has confirmed the answer. */
    void connected(Answer answer);

    /**
     * The call is over. Comes once for every call and is the last upcall about it, also after {@link Call#release} from this side.
     *
     * @param cause why; of an own release the own cause
     * @param byNetwork true if the network or the lack of its answer ended it, false if one of the two users did
     * @param userData of the clearing message
     * @param available what could have been had, if the cause is want of resources and the network says so
     */
    void ended(Cause cause, boolean byNetwork, Octets userData, Optional<TrafficContract> available);

    /** Another contract is in force, which the caller has asked for by {@link Call#modify} and the others have agreed to. */
    default void modified(TrafficContract now) {}

    /** The network has put another contract in force: less because it has to, or more of what was agreed on again. */
    default void imposed(TrafficContract now) {}

    /** {@link Call#modify} was refused; the old contract stays. */
    default void modifyRejected(Cause cause, Optional<TrafficContract> available) {}

    /** A party has answered. The first one of a call, number 0, is {@link #connected} instead. */
    default void partyAdded(int endpoint, Octets userData) {}

    /** A party could not be added. */
    default void partyRejected(int endpoint, Cause cause) {}

    /** A party is gone; when it was the last one, {@link #ended} comes instead. */
    default void partyDropped(int endpoint, Cause cause) {}

    /** The network or the other end notifies. @param notification contents of the element */
    default void notified(Octets notification) {}
}
