package io.trunkline.api;

/** How the members of a group share what the group has; chosen by {@code SO_GROUP_SCHEDULER}. */
public enum GroupScheduling {
    /** Among members ready to send the lowest priority number is served first; equal numbers take turns. */
    STRICT,
    /** Backlogged members share by octets in proportion to their weights; nobody starves. */
    WEIGHTED
}
