package io.trunkline.provider.atm;

import io.trunkline.circuit.testkit.ConnectBehaviour;

/** Connections that are asked for, refused, waited for and given up. */
class ConnectSystemTest extends ConnectBehaviour implements AtmSystem {}
