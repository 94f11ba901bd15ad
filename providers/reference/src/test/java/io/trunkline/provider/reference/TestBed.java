package io.trunkline.provider.reference;

import io.trunkline.conformance.ProviderTestBed;
import io.trunkline.provider.reference.control.ReferenceNetwork;
import io.trunkline.spi.LocalAddress;

/** The hand on the network that the kit needs to lose circuits. */
final class TestBed {
    /** On the network that a library is on unless it is configured otherwise. */
    static final ProviderTestBed DEFAULT = (caller, called) ->
            ReferenceNetwork.named("local").cutLink(((LocalAddress) caller).host(), ((LocalAddress) called).host());

    private TestBed() {}
}
