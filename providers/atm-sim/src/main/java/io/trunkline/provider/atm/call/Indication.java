package io.trunkline.provider.atm.call;

import io.trunkline.provider.atm.wire.Cause;
import io.trunkline.provider.atm.wire.Element;
import io.trunkline.provider.atm.wire.ElementType;
import io.trunkline.provider.atm.wire.Message;
import java.util.List;
import java.util.Optional;

/**
 * Something told upwards.
 *
 * @param message what brought it, empty if it came of a timer, the link or a request
 * @param cause why, empty if nothing ends or fails
 * @param endpoint the party it is about, 0 if it is about the call
 */
record Indication(Primitive primitive, Optional<Message> message, Optional<Cause> cause, int endpoint) {
    /** What the message says, nothing if there is none. */
    List<Element> elements() {
        return message.map(Message::elements).orElse(List.of());
    }

    /** What of a clearing message goes on to the other side: user-user information. */
    List<Element> userData() {
        return elements().stream()
                .filter(element -> element.id() == ElementType.USER_USER.code())
                .toList();
    }
}
