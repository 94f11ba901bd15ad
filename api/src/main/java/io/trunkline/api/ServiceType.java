package io.trunkline.api;

import java.util.Arrays;

/** The service types of a flow specification, in the standard's numbers. */
public enum ServiceType {
    // @formatter:off
    /** Nothing flows this way. */
    SERVICETYPE_NOTRAFFIC(0),
    /** The flow spec is a guideline; no guarantee. */
    SERVICETYPE_BESTEFFORT(1),
    /** Loss and delay as on an unloaded network. */
    SERVICETYPE_CONTROLLEDLOAD(2),
    /** The token rate and the latency are guaranteed while the sender conforms. */
    SERVICETYPE_GUARANTEED(3),
    /** From the provider: service in this direction has been lost. */
    SERVICETYPE_NETWORK_UNAVAILABLE(4),
    /** All service types are supported for the flow; sending side only. */
    SERVICETYPE_GENERAL_INFORMATION(5),
    /** Leave this direction as it is. The default of a fresh socket: nothing is asked for. */
    SERVICETYPE_NOCHANGE(6),
    /** Marks traffic that does not conform. */
    SERVICETYPE_NONCONFORMING(9),
    /** Control traffic; served before everything else. */
    SERVICETYPE_NETWORK_CONTROL(0xA),
    /** Better than best effort is wanted, how much is not known. */
    SERVICETYPE_QUALITATIVE(0xD);
    // @formatter:on

    private final int number;

    ServiceType(int number) {
        this.number = number;
    }

    /** The standard's number. */
    public int number() {
        return number;
    }

    /** True for the two types that promise something: controlled load and guaranteed. */
    public boolean isReserved() {
        return this == SERVICETYPE_CONTROLLEDLOAD || this == SERVICETYPE_GUARANTEED;
    }

    /**
     * The type with this number.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ServiceType ofNumber(int number) {
        return Arrays.stream(values())
                .filter(type -> type.number == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service type has number " + number));
    }
}
