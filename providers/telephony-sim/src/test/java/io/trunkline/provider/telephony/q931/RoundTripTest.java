package io.trunkline.provider.telephony.q931;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.q931.ChannelIdentification.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** What is written is read as the same. */
class RoundTripTest {
    private static void same(ElementType type, ElementBody body) {
        CallReference reference = new CallReference(2, true, 77);
        Message message = Message.of(MessageType.NOTIFY, reference, Element.of(type, body));
        Message again = Message.decode(message.encode().reader()).require();
        assertThat(again).isEqualTo(message);
        assertThat(again.elements().get(0).body().require()).isEqualTo(body);
    }

    @Property(tries = 200)
    void channelNumbers(
            @ForAll @Size(min = 1, max = 30) Set<@IntRange(min = 1, max = 31) Integer> numbers,
            @ForAll boolean exclusive) {
        List<Integer> sorted = new ArrayList<>(new TreeSet<>(numbers));
        ChannelIdentification named = ChannelIdentification.numbers(exclusive, sorted);
        same(ElementType.CHANNEL_IDENTIFICATION, named);
        same(ElementType.CHANNEL_IDENTIFICATION, named.as(Form.E1_MAP));
        same(ElementType.CHANNEL_IDENTIFICATION, named.onSpan(19));
    }

    @Property(tries = 200)
    void slotMapsOfT1(@ForAll @Size(min = 1, max = 24) Set<@IntRange(min = 1, max = 24) Integer> numbers) {
        List<Integer> sorted = new ArrayList<>(new TreeSet<>(numbers));
        same(
                ElementType.CHANNEL_IDENTIFICATION,
                ChannelIdentification.numbers(true, sorted).as(Form.T1_MAP));
    }

    @Property(tries = 200)
    void numbersOfParties(
            @ForAll @NumericChars @StringLength(max = 20) String digits, @ForAll @IntRange(max = 3) int screening) {
        same(ElementType.CALLED_NUMBER, PartyNumber.of("+" + digits));
        PartyNumber number = PartyNumber.of(digits);
        same(
                ElementType.CALLING_NUMBER,
                new PartyNumber(number.type(), 1, OptionalInt.of(screening), number.characters()));
    }

    @Property(tries = 200)
    void userDataAndCauses(
            @ForAll @Size(max = 128) byte[] data,
            @ForAll @IntRange(max = 15) int location,
            @ForAll @IntRange(max = 127) int value) {
        same(ElementType.USER_USER, new UserUser(location, Octets.copyOf(data)));
        Octets diagnostics = Octets.copyOf(data, 0, Math.min(28, data.length));
        same(ElementType.CAUSE, new Cause(location, value, diagnostics));
    }

    @Property(tries = 200)
    void rates(
            @ForAll @IntRange(min = 1, max = 30) int channels,
            @ForAll boolean negotiable,
            @ForAll @Size(max = 4) List<@IntRange(max = 127) Integer> further) {
        Octets octets = Octets.of(further.stream().mapToInt(Integer::intValue).toArray());
        List<ProtocolLayer> layers = List.of(new ProtocolLayer(1, 8, octets), new ProtocolLayer(3, 11, octets));
        same(
                ElementType.BEARER_CAPABILITY,
                new BearerCapability(TransferRate.unrestricted(channels), List.of(ProtocolLayer.rate56k())));
        same(ElementType.LOW_LAYER, new LowLayer(TransferRate.unrestricted(channels), negotiable, layers));
    }
}
