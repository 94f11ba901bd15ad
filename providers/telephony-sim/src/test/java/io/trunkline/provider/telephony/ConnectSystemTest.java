package io.trunkline.provider.telephony;

import io.trunkline.circuit.testkit.ConnectBehaviour;

/** Connections that are asked for, refused, waited for and given up. */
class ConnectSystemTest extends ConnectBehaviour implements TelephonySystem {}
