package io.trunkline.provider.atm.call;

import io.trunkline.simulation.EventScheduler;

/** The user side of one host's interface: places and takes calls. Inside the kernel only. */
public final class UserSide {
    /** On a link that nobody else uses. */
    public UserSide(EventScheduler scheduler, AssuredLink link, UserSideListener listener) {
        throw new UnsupportedOperationException();
    }

    /**
     * Places a call.
     *
     * @throws IllegalArgumentException data too long, a specific element twice, or a multipoint call with backward traffic
     */
    public Call setup(SetupRequest request, CallListener listener) {
        throw new UnsupportedOperationException();
    }
}
