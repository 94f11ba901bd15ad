package io.trunkline.provider.telephony.call;

import io.trunkline.provider.telephony.q931.UserUser;

/**
 * How one side of an access behaves.
 *
 * @param kind what access it is
 * @param userDataOctets the most user-user data that a message carries: 32 or 128
 * @param timing how long its timers run
 */
public record AccessProfile(AccessKind kind, int userDataOctets, Timing timing) {
    /** Checks the range. */
    public AccessProfile {
        if (userDataOctets < 0 || userDataOctets > UserUser.MAX_DATA_OCTETS) {
            throw new IllegalArgumentException(userDataOctets + " octets of user data; 0 to 128 can be carried");
        }
    }

    /** The user side with the standard's timers. */
    public static AccessProfile user(AccessKind kind) {
        return new AccessProfile(kind, UserUser.MAX_DATA_OCTETS, Timing.USER);
    }

    /** The network side with the standard's timers. */
    public static AccessProfile network(AccessKind kind) {
        return new AccessProfile(kind, UserUser.MAX_DATA_OCTETS, Timing.NETWORK);
    }

    /** The same with other limits on user-user data. */
    public AccessProfile withUserData(int octets) {
        return new AccessProfile(kind, octets, timing);
    }

    /** The same with other timers. */
    public AccessProfile with(Timing other) {
        return new AccessProfile(kind, userDataOctets, other);
    }
}
