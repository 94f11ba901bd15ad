package io.trunkline.provider.telephony.call;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.provider.telephony.q931.ChannelIdentification;
import io.trunkline.provider.telephony.q931.Element;
import io.trunkline.provider.telephony.q931.ElementType;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.UserUser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Elements that the call procedures build and read. */
final class Elements {
    private Elements() {}

    static Element cause(Cause cause) {
        return Element.of(ElementType.CAUSE, cause);
    }

    /** Nothing for no data. */
    static List<Element> userData(Octets data) {
        if (data.isEmpty()) return List.of();
        return List.of(Element.of(ElementType.USER_USER, new UserUser(UserUser.USER_SPECIFIC, data)));
    }

    /** The data of the user-user element, none if there is none. */
    static Octets userData(Message message) {
        return message.find(ElementType.USER_USER, UserUser.class)
                .map(UserUser::data)
                .orElse(Octets.NONE);
    }

    /** @throws IllegalArgumentException more than the access carries */
    static void check(Octets userData, AccessProfile profile) {
        if (userData.size() > profile.userDataOctets()) {
            throw new IllegalArgumentException(userData.size() + " octets of user data; a message carries "
                    + profile.userDataOctets() + ", send the rest on the call itself");
        }
    }

    /** Channels as an element of an access. */
    static Element channels(AccessKind kind, List<Integer> numbers, boolean exclusive) {
        ChannelIdentification body = kind.isPrimary()
                ? ChannelIdentification.numbers(exclusive, numbers)
                : ChannelIdentification.basic(numbers.get(0), exclusive);
        return Element.of(ElementType.CHANNEL_IDENTIFICATION, body);
    }

    /** The channels that a message names, none if it names none. */
    static List<Integer> channels(Message message) {
        return named(message).map(ChannelIdentification::channels).orElse(List.of());
    }

    static Optional<ChannelIdentification> named(Message message) {
        return message.find(ElementType.CHANNEL_IDENTIFICATION, ChannelIdentification.class)
                .filter(found -> found.choice() == ChannelIdentification.Choice.NAMED);
    }

    /** The elements that are understood and of one of these types, in their order. */
    static List<Element> only(Message message, ElementType... types) {
        List<ElementType> wanted = Arrays.asList(types);
        List<Element> kept = new ArrayList<>();
        for (Element element : message.elements()) {
            Optional<ElementType> type = element.type();
            if (type.isPresent()
                    && wanted.contains(type.get())
                    && element.body().isValue()) kept.add(element);
        }
        return kept;
    }
}
