package io.trunkline.spi;

/**
 * A member's hold on the host that its group is constrained to, from the start of a connect to its outcome. The first of
 * {@link #confirm} and {@link #release} counts, anything later does nothing; a member that leaves releases its claim.
 * Safe from any thread.
 */
public interface HostClaim {
    /** The member is connected: the host stays the group's for the rest of the group's life. */
    void confirm();

    /** The connect has failed or was given up: the host is free again if no other member holds it. */
    void release();
}
