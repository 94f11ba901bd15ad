package io.trunkline.provider.atm.wire;

import io.trunkline.protocol.Octets;
import java.util.List;

/** Messages in octets: a dialogue recorded between two other implementations, and some more of our own for what it leaves out. */
final class SampleMessages {
    // @formatter:off
    static final Octets SETUP = Octets.hex("09 03 000001 05 80 0064 58800009 05 8c23e4 8123e4 8400  59800008 84002710 85002710"
        + " 5e800003 108580 5d800008 8300a03e00000002  70800015 82 47000580ffe1000000f21a00020020481a000200"
        + " 6c800015 82 47000580ffe1000000f21a00010020481a000100  5c800002 0000");
    static final Octets CALL_PROCEEDING      = Octets.hex("09 03 800001 02 80 0009 5a800005 88 0000 0064");
    static final Octets CONNECT              = Octets.hex("09 03 800001 07 80 000d 58800009 05 8c23e4 8123e4 8400");
    static final Octets CONNECT_ACKNOWLEDGE  = Octets.hex("09 03 000001 0f 80 0000");
    static final Octets MODIFY_REQUEST       = Octets.hex("09 03 000001 88 80 000c 59800008 84004e20 85004e20");
    static final Octets MODIFY_ACKNOWLEDGE   = Octets.hex("09 03 800001 89 80 0005 89800001 01");
    static final Octets CONNECTION_AVAILABLE = Octets.hex("09 03 000001 8b 80 0000");
    static final Octets RELEASE              = Octets.hex("09 03 000001 4d 80 0006 08800002 8090");
    static final Octets RELEASE_COMPLETE     = Octets.hex("09 03 800001 5a 80 0000");
    static final Octets STATUS               = Octets.hex("09 03 800001 7d 80 000b 14800001 0a 08800002 809e");
    static final List<Octets> RECORDED = List.of(SETUP, CALL_PROCEEDING, CONNECT, CONNECT_ACKNOWLEDGE, MODIFY_REQUEST,
        MODIFY_ACKNOWLEDGE, CONNECTION_AVAILABLE, RELEASE, RELEASE_COMPLETE, STATUS);

    static final Octets FULL_SETUP = Octets.hex("09 03 000002 05 80 00be"
        + " 58800009 05 8c23e4 8123e4 8400  5980001a 840089f9 850089f9 88004e20 89004e20 a000012c a100012c bf c1"
        + " 5e800003 108981  5d800005 8174726b 6e  63800001 82  5f80000a cc 6b408080 000000 88b5"
        + " 5f800004 cc 6b6680  70800007 91 343932323233  6c800016 02 80 47000580ffe1000000f21a00010020481a000100"
        + " 71800005 88 01020304  5a800005 88 0000 0064  42800007 01 0000 03 00c8 0a  5ce00002 0101"
        + " ece00015 00 940003e8 950003e8 96000000 97000000 a20a a30a  54800003 00 0000");
    static final Octets RESTART       = Octets.hex("09 03 000000 46 80 000e 5a800005 88 0000 0064 79800001 80");
    static final Octets ADD_PARTY     = Octets.hex("09 03 000002 80 80 0020 70800015 82 47000580ffe1000000f21a00020020481a000200"
        + " 54800003 00 0001");
    static final Octets DROP_PARTY    = Octets.hex("09 03 000002 83 80 000d 08800002 8090 54800003 00 8001");
    static final Octets NOT_AVAILABLE = Octets.hex("09 03 800002 5a 80 0008 08800004 82a5 8485");
    // @formatter:on

    private SampleMessages() {}
}
