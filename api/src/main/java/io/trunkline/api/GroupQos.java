package io.trunkline.api;

import java.util.Objects;

/**
 * What a group asks for, and how strongly.
 *
 * @param qos the quality of service of the whole group
 * @param strength what happens where it cannot be had
 */
public record GroupQos(Qos qos, Strength strength) {
    /** Nothing may be missing. */
    public GroupQos {
        Objects.requireNonNull(qos, "qos");
        Objects.requireNonNull(strength, "strength");
    }

    /** What happens where the quality of service cannot be had. */
    public enum Strength {
        /** Nothing is asked for. */
        NONE,
        /** The connection is made with what there is, and {@link Connected} says so. */
        PREFERRED,
        /** The connection fails with {@link QosRefusedException}. */
        REQUIRED
    }

    /** Nothing is asked for: best effort. */
    public static GroupQos none() {
        return new GroupQos(Qos.UNSPECIFIED, Strength.NONE);
    }

    /** Connect with what there is, also on providers without group quality of service. */
    public static GroupQos prefer(Qos qos) {
        return new GroupQos(qos, Strength.PREFERRED);
    }

    /** Fail with {@link QosRefusedException} where it cannot be had. */
    public static GroupQos require(Qos qos) {
        return new GroupQos(qos, Strength.REQUIRED);
    }
}
