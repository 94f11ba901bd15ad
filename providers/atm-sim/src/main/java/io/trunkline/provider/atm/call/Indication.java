package io.trunkline.provider.atm.call;

import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.Message;
import java.util.Optional;

/**
 * Something told upwards.
 *
 * @param message what brought it, empty if it came of a timer, the link or a request
 * @param cause why, empty if nothing ends or fails
 * @param endpoint the party it is about, 0 if it is about the call
 */
record Indication(Primitive primitive, Optional<Message> message, Optional<Cause> cause, int endpoint) {}
