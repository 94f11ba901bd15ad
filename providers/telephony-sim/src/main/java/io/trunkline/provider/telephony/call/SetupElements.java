package io.trunkline.provider.telephony.call;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.q931.BearerCapability;
import io.trunkline.provider.telephony.q931.ChannelIdentification;
import io.trunkline.provider.telephony.q931.Element;
import io.trunkline.provider.telephony.q931.ElementType;
import io.trunkline.provider.telephony.q931.LowLayer;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.OpaqueBody;
import io.trunkline.provider.telephony.q931.PartyNumber;
import io.trunkline.provider.telephony.q931.TextBody;
import io.trunkline.provider.telephony.q931.TransferRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a SETUP says, from and to its elements. */
final class SetupElements {
    static final Element SENDING_COMPLETE = Element.of(ElementType.SENDING_COMPLETE, new OpaqueBody(Octets.NONE));

    private SetupElements() {}

    /** @throws IllegalArgumentException data too long for the access, or channels that it does not have */
    static List<Element> of(SetupRequest request, AccessProfile profile) {
        Elements.check(request.userData(), profile);
        int count = request.wish().count();
        List<Element> elements = new ArrayList<>();
        if (request.complete()) elements.add(SENDING_COMPLETE);
        elements.add(Element.of(ElementType.BEARER_CAPABILITY, BearerCapability.unrestricted(count)));
        elements.add(Element.of(ElementType.CHANNEL_IDENTIFICATION, wished(request.wish(), profile.kind())));
        request.calling()
                .ifPresent(number -> elements.add(Element.of(ElementType.CALLING_NUMBER, PartyNumber.of(number))));
        if (!request.called().isEmpty()) {
            elements.add(Element.of(ElementType.CALLED_NUMBER, PartyNumber.of(request.called())));
        }
        elements.add(Element.of(ElementType.LOW_LAYER, LowLayer.ppp(count)));
        elements.addAll(Elements.userData(request.userData()));
        request.specific().forEach(given -> elements.removeIf(element -> element.id() == given.id()));
        elements.addAll(request.specific());
        return elements;
    }

    private static ChannelIdentification wished(ChannelWish wish, AccessKind kind) {
        if (wish.numbers().isEmpty()) return ChannelIdentification.any(kind.isPrimary());
        if (kind.isPrimary()) return ChannelIdentification.numbers(wish.exclusive(), wish.numbers());
        if (wish.count() > 1)
            throw new IllegalArgumentException("a basic access cannot name two channels for one call");
        return ChannelIdentification.basic(wish.numbers().get(0), wish.exclusive());
    }

    /** The wish of a SETUP. Empty if it names fewer or more channels than its rate needs. */
    static Optional<ChannelWish> wish(Message setup, int channels) {
        Optional<ChannelIdentification> named = Elements.named(setup);
        if (named.isEmpty()) return Optional.of(ChannelWish.any(channels));
        List<Integer> numbers = named.get().channels();
        boolean countFits =
                numbers.size() == channels && numbers.stream().distinct().count() == channels;
        return countFits
                ? Optional.of(new ChannelWish(channels, numbers, named.get().exclusive()))
                : Optional.empty();
    }

    /** How many channels of 64 kbit/s, 0 if that cannot be switched as a circuit of digital information. */
    static int channels(Message setup) {
        return setup.find(ElementType.BEARER_CAPABILITY, BearerCapability.class)
                .map(BearerCapability::transfer)
                .filter(transfer -> transfer.mode() == TransferRate.CIRCUIT)
                .map(TransferRate::channels)
                .orElse(0);
    }

    /** The digits of a SETUP or INFORMATION, in the called number or else as typed; none if there are none. */
    static String digits(Message message) {
        return message.find(ElementType.CALLED_NUMBER, PartyNumber.class)
                .map(PartyNumber::text)
                .or(() -> message.find(ElementType.KEYPAD, TextBody.class).map(TextBody::text))
                .orElse("");
    }

    static Optional<String> calling(Message setup) {
        return setup.find(ElementType.CALLING_NUMBER, PartyNumber.class).map(PartyNumber::text);
    }

    static IncomingSetup read(Message setup) {
        return new IncomingSetup(
                digits(setup),
                calling(setup),
                channels(setup),
                Elements.channels(setup),
                Elements.userData(setup),
                setup);
    }
}
