package io.trunkline.provider.telephony.call;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.q931.Message;
import java.util.List;
import java.util.Optional;

/**
 * A call that comes in, as its SETUP says.
 *
 * @param called digits as far as they are there, a plus sign in front of an international number
 * @param calling who calls, empty if the SETUP does not say
 * @param channelCount how many channels of 64 kbit/s it needs
 * @param channels at this access, in order of time
 * @param userData caller data
 * @param message all of it
 */
public record IncomingSetup(
        String called,
        Optional<String> calling,
        int channelCount,
        List<Integer> channels,
        Octets userData,
        Message message) {}
