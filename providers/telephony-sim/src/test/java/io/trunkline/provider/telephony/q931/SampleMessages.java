package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Octets;
import java.util.List;

/** Messages in octets, of every type that has elements of its own. */
final class SampleMessages {
    // @formatter:off
    /** Six channels, called number and text for the called user. */
    static final Octets SIX_CHANNELS = Octets.hex("08 02 0001 05  04 03 88 98 86  18 08 a9 83 01 02 03 04 05 86"
        + " 70 0b 80 32303235353530313939  7e 07 04 43414c4c4552");
    static final List<Octets> ALL = List.of(
        SIX_CHANNELS,
        Octets.hex("08 01 01 05 a1 04 02 88 90 18 01 83 6c 06 21 81 31323334 6d 04 80 50 3132 70 04 81 353637 71 02 a0 01"
            + " 7c 05 88 90 6b 0c 8f 7d 02 91 e0 7e 03 00 0102"),
        Octets.hex("08 02 8001 02 18 03 a9 83 81"),
        Octets.hex("08 02 8001 01 1e 02 82 88 34 01 40"),
        Octets.hex("08 02 8001 07 29 05 1a 0b 1a 04 1e 4c 03 00 80 31 7e 02 00 07"),
        Octets.hex("08 02 0001 0f"),
        Octets.hex("08 02 0001 0d 18 04 e9 81 83 81"),
        Octets.hex("08 02 0001 45 08 02 80 90 28 03 627965"),
        Octets.hex("08 02 8001 4d 08 05 80 e6 333038"),
        Octets.hex("08 02 0001 5a"),
        Octets.hex("08 02 0001 7d 08 03 80 e1 fa 14 01 0a"),
        Octets.hex("08 02 0000 46 18 03 a9 83 81 79 01 80"),
        Octets.hex("08 02 8000 4e 18 07 a9 93 00 00 00 7e 79 01 80"),
        Octets.hex("08 01 01 25 10 03 010203"),
        Octets.hex("08 01 81 2e 18 01 8a"),
        Octets.hex("08 01 81 22 08 02 82 d5"),
        Octets.hex("08 01 01 20 a0 7e 04 00 010203"),
        Octets.hex("08 01 01 79 b0 08 02 82 90"),
        Octets.hex("08 01 01 7b 2c 02 3132 70 02 80 33"),
        Octets.hex("08 01 01 6e 27 01 82"),
        Octets.hex("08 01 01 05 d2 04 04 88 90 21 8f 04 02 80 90 96 1c 03 910102 9f 01 01 00 70 02 80 31"),
        Octets.hex("08 00 62 1c 03 910102"));
    // @formatter:on

    private SampleMessages() {}
}
