package io.trunkline.provider.atm.call;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.traffic.TrafficContract;
import io.trunkline.provider.atm.wire.AtmAddress;
import io.trunkline.provider.atm.wire.ConnectionIdentifier;
import io.trunkline.provider.atm.wire.Message;
import java.util.Optional;

/**
 * A call that comes in, as its SETUP says.
 *
 * @param called whom it is for, with the selector
 * @param calling who calls, empty if the SETUP does not say
 * @param contract forward is from the caller, so towards here
 * @param multipoint true if this end is a leaf
 * @param channel the channel at this interface
 * @param memberRequest the caller's generic identifier transport
 * @param userData the caller's user-user information
 * @param message all of it
 */
public record IncomingSetup(
        AtmAddress called,
        Optional<AtmAddress> calling,
        TrafficContract contract,
        boolean multipoint,
        ConnectionIdentifier channel,
        Octets memberRequest,
        Octets userData,
        Message message) {}
