package io.trunkline.api;

import java.util.Objects;

/**
 * Why a network or the other end refused or ended a connection, in the network's own terms.
 *
 * @param number the network's number, for example 41 in ITU-T Q.850; 0 where the transport has none
 * @param name the network's word for it, for example {@code temporary failure}
 */
public record NetworkCause(int number, String name) {
    /** Checks that there is a name. */
    public NetworkCause {
        Objects.requireNonNull(name, "name");
    }

    @Override
    public String toString() {
        return number == 0 ? name : "cause " + number + " " + name;
    }
}
