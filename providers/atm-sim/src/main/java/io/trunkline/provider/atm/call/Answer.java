package io.trunkline.provider.atm.call;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.ConnectionIdentifier;

/**
 * What makes a call active.
 *
 * @param contract in force; forward is from the caller
 * @param channel the channel at this interface
 * @param memberAnswer generic identifier transport of the CONNECT, none at the called side
 * @param userData user-user information of the CONNECT, none at the called side
 */
public record Answer(TrafficContract contract, ConnectionIdentifier channel, Octets memberAnswer, Octets userData) {}
