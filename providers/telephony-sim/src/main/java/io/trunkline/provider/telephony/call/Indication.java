package io.trunkline.provider.telephony.call;

import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.provider.telephony.q931.Message;
import java.util.Optional;

/**
 * Something told upwards.
 *
 * @param message what brought it, empty if it came of a timer, the link or a request
 * @param cause why, if something ends or fails
 */
record Indication(Primitive primitive, Optional<Message> message, Cause cause) {}
