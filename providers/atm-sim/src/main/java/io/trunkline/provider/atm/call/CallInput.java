package io.trunkline.provider.atm.call;

import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.Element;
import io.trunkline.provider.atm.wire.Message;
import io.trunkline.provider.atm.wire.MessageType;
import java.util.List;
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

    /** A message to be sent by a call. */
    static CallInput of(CallEvent event, MessageType type, CallLeg leg, List<Element> elements) {
        return of(event, Message.of(type, leg.reference(), elements.toArray(new Element[0])));
    }
}
