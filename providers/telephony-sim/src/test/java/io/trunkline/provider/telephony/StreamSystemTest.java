package io.trunkline.provider.telephony;

import io.trunkline.circuit.testkit.StreamBehaviour;

/** Streams, through the library and the simulated network. */
class StreamSystemTest extends StreamBehaviour implements TelephonySystem {}
