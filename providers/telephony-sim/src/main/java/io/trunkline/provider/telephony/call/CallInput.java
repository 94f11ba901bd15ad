package io.trunkline.provider.telephony.call;

import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.provider.telephony.q931.Message;
import java.util.Optional;

/**
 * An event with what comes with it.
 *
 * @param message what was received, or what is asked to be sent
 * @param given what was found wrong with the message
 */
record CallInput(CallEvent event, Optional<Message> message, Optional<Cause> given) {
    static CallInput of(CallEvent event) {
        return new CallInput(event, Optional.empty(), Optional.empty());
    }

    static CallInput of(CallEvent event, Message message) {
        return new CallInput(event, Optional.of(message), Optional.empty());
    }

    static CallInput of(CallEvent event, Message message, Cause given) {
        return new CallInput(event, Optional.of(message), Optional.of(given));
    }
}
