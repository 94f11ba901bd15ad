package io.trunkline.provider.telephony.call;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.q931.Cause;
import java.util.List;

/**
 * What is told about one call. Called inside the kernel, one call at a time; every operation of {@link Call} and {@link UserSide} may be
 * used from inside, its effects follow when the upcall has returned.
 */
public interface CallListener {
    /** The network wants more digits of the called number. */
    default void moreDigits() {}

    /** More digits of an incoming call. @param complete these are the last ones */
    default void digits(String digits, boolean complete) {}

    /** The network is at it. @param channels that it has allocated */
    default void proceeding(List<Integer> channels) {}

    /** Something about the way of the call. @param description as in a progress indicator */
    default void progress(int description) {}

    /** The called user is being told. */
    default void alerting(Octets userData) {}

    /**
     * The call is active: octets may pass. At the called side too, once the network has confirmed the answer.
     *
     * @param channels of this access, in order of time
     * @param userData callee data at the caller, none at the called side
     */
    void connected(List<Integer> channels, Octets userData);

    /**
     * The call is over. Comes once for every call and is the last upcall about it, also after {@link Call#release} from this side. The
     * channels carry nothing any more.
     *
     * @param cause why; of an own release the own cause
     * @param byNetwork true if the network or the lack of its answer ended it, false if one of the two users did
     * @param userData disconnect data of the other side
     */
    void ended(Cause cause, boolean byNetwork, Octets userData);

    /** Data within the active call. */
    default void userData(Octets userData) {}

    /** The network or the other end notifies. @param description 0 suspended, 1 resumed, 2 bearer service change */
    default void notified(int description) {}

    /** The call is parked; this is the last upcall about it until it is resumed, as a call of its own. */
    default void suspended() {}

    /** It could not be parked, and goes on. */
    default void suspendRefused(Cause cause) {}
}
