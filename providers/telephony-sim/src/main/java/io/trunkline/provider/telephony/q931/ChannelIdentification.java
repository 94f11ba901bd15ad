package io.trunkline.provider.telephony.q931;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.util.ArrayList;
import java.util.List;

/**
 * Which channels.
 *
 * @param span the interface they are on, 7 bits an octet; none if it is the one of the D channel
 * @param primary true for a primary rate access
 * @param exclusive true if no others will do
 * @param dChannel true if the D channel is meant
 * @param choice whether channels are named
 * @param unit what is counted; {@link #B_CHANNELS} at basic accesses
 * @param form how the numbers are written; {@link Form#NUMBERS} where none are
 * @param channels at a basic access 1 or 2; else the numbers, ascending in a slot map
 */
@Clause("Q.931 (05/98) §4.5.13")
public record ChannelIdentification(
        Octets span,
        boolean primary,
        boolean exclusive,
        boolean dChannel,
        Choice choice,
        int unit,
        Form form,
        List<Integer> channels)
        implements ElementBody {
    // octets: (1, span there, primary, 0, exclusive, D, selection 2) 1 · (e, span 7)* · (1, coding 2, map, unit 4) ·
    // (e, number 7)* or map 3 or 4

    /** Channels of 64 kbit/s. */
    public static final int B_CHANNELS = 3;
    /** Channels of 384 kbit/s. */
    public static final int H0_CHANNELS = 6;

    /** Whether channels are named. */
    public enum Choice {
        NONE,
        NAMED,
        ANY
    }

    /** How numbers are written. */
    public enum Form {
        /** One octet each. */
        NUMBERS(0, 0),
        /** A bit for each of channels 1 to 24. */
        T1_MAP(3, 1),
        /** A bit for each of slots 0 to 31. */
        E1_MAP(4, 0);

        private final int octets;
        /** The number of the lowest bit of the last octet. */
        private final int first;

        Form(int octets, int first) {
            this.octets = octets;
            this.first = first;
        }
    }

    private static final int LAST = 0x80;
    private static final int SELECT_NAMED = 1;
    private static final int SELECT_B2 = 2;
    private static final int SELECT_ANY = 3;
    private static final int MAX_NUMBER = 0x7F;

    /** Copies the list. */
    public ChannelIdentification {
        channels = List.copyOf(channels);
    }

    /** Any channel. */
    public static ChannelIdentification any(boolean primary) {
        return new ChannelIdentification(
                Octets.NONE, primary, false, false, Choice.ANY, B_CHANNELS, Form.NUMBERS, List.of());
    }

    /** One of the two channels of a basic access. */
    public static ChannelIdentification basic(int channel, boolean exclusive) {
        return new ChannelIdentification(
                Octets.NONE, false, exclusive, false, Choice.NAMED, B_CHANNELS, Form.NUMBERS, List.of(channel));
    }

    /** Channels of a primary rate access, by number. */
    public static ChannelIdentification numbers(boolean exclusive, List<Integer> channels) {
        return new ChannelIdentification(
                Octets.NONE, true, exclusive, false, Choice.NAMED, B_CHANNELS, Form.NUMBERS, channels);
    }

    /** The same channels as a slot map. */
    public ChannelIdentification as(Form map) {
        return new ChannelIdentification(
                span,
                primary,
                exclusive,
                dChannel,
                choice,
                unit,
                map,
                channels.stream().sorted().toList());
    }

    /** The same channels on an interface that another one's D channel controls. */
    public ChannelIdentification onSpan(int number) {
        return new ChannelIdentification(Octets.of(number), primary, exclusive, dChannel, choice, unit, form, channels);
    }

    static Decoded<ChannelIdentification> decode(OctetReader in) {
        int octet3 = in.u8();
        if (octet3 < 0x80) return Decoded.malformed("channel identification without extension bit", 0);
        Octets span = (octet3 & 0x40) != 0 ? chain(in) : Octets.NONE;
        boolean primary = (octet3 & 0x20) != 0;
        int selection = octet3 & 3;
        if (in.ranOut()) return Decoded.malformed("interface identifier cut short", in.position());
        if (!primary) return in.finishExactly("channel identification", basic(octet3, span));
        if (selection == SELECT_B2) return Decoded.malformed("channel selection 2 at a primary access", 0);
        ChannelIdentification base = new ChannelIdentification(
                span,
                true,
                (octet3 & 8) != 0,
                (octet3 & 4) != 0,
                selection == SELECT_NAMED ? Choice.NAMED : selection == SELECT_ANY ? Choice.ANY : Choice.NONE,
                B_CHANNELS,
                Form.NUMBERS,
                List.of());
        boolean wholeSpan = !span.isEmpty() && in.remaining() == 0;
        return selection == SELECT_NAMED && !wholeSpan
                ? named(base, in)
                : in.finishExactly("channel identification", base);
    }

    private static ChannelIdentification basic(int octet3, Octets span) {
        int selection = octet3 & 3;
        boolean named = selection == SELECT_NAMED || selection == SELECT_B2;
        return new ChannelIdentification(
                span,
                false,
                (octet3 & 8) != 0,
                (octet3 & 4) != 0,
                named ? Choice.NAMED : selection == SELECT_ANY ? Choice.ANY : Choice.NONE,
                B_CHANNELS,
                Form.NUMBERS,
                named ? List.of(selection) : List.of());
    }

    private static Decoded<ChannelIdentification> named(ChannelIdentification base, OctetReader in) {
        int at = in.position();
        int octet = in.u8();
        if (in.ranOut()) return Decoded.malformed("channels are named, but none follow", at);
        if (octet < 0x80 || (octet >> 5 & 3) != 0) return Decoded.malformed("octet 3.2 of another coding", at);
        boolean map = (octet & 0x10) != 0;
        Decoded<List<Integer>> channels = map ? map(in) : Decoded.of(list(chain(in)));
        Form form = !map ? Form.NUMBERS : in.position() - at == 1 + Form.T1_MAP.octets ? Form.T1_MAP : Form.E1_MAP;
        return channels.then(numbers -> numbers.isEmpty() || in.ranOut()
                ? Decoded.malformed("channel numbers cut short", in.position())
                : in.finishExactly(
                        "channel identification",
                        new ChannelIdentification(
                                base.span,
                                true,
                                base.exclusive,
                                base.dChannel,
                                Choice.NAMED,
                                octet & 0xF,
                                form,
                                numbers)));
    }

    private static Octets chain(OctetReader in) {
        OctetWriter values = new OctetWriter();
        int octet;
        do {
            octet = in.u8();
            values.u8(octet & 0x7F);
        } while (octet < LAST && in.remaining() > 0);
        if (octet < LAST) in.u8(); // over the end: no octet said that it was the last
        return values.toOctets();
    }

    private static List<Integer> list(Octets values) {
        List<Integer> list = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) list.add(values.at(i));
        return list;
    }

    private static Decoded<List<Integer>> map(OctetReader in) {
        int octets = in.remaining();
        Form form = octets == Form.T1_MAP.octets ? Form.T1_MAP : Form.E1_MAP;
        if (octets != form.octets) {
            return Decoded.malformed("slot map of " + octets + " octets; 3 and 4 exist", in.position());
        }
        Octets bits = in.octets(octets);
        List<Integer> channels = new ArrayList<>();
        for (int bit = 0; bit < octets * 8; bit++) {
            if ((bits.at(octets - 1 - bit / 8) >> bit % 8 & 1) != 0) channels.add(bit + form.first);
        }
        return Decoded.of(channels);
    }

    @Override
    public void encode(OctetWriter out) {
        int selection = switch (choice) {
            case NONE -> 0;
            case ANY -> SELECT_ANY;
            case NAMED -> primary ? SELECT_NAMED : channels.get(0);
        };
        out.bits(1, 1).bits(1, span.isEmpty() ? 0 : 1).bits(1, primary ? 1 : 0).bits(1, 0);
        out.bits(1, exclusive ? 1 : 0).bits(1, dChannel ? 1 : 0).bits(2, selection);
        for (int i = 0; i < span.size(); i++) out.u8((i == span.size() - 1 ? LAST : 0) | span.at(i));
        if (!primary || choice != Choice.NAMED || channels.isEmpty()) return;
        out.u8(0x80 | (form == Form.NUMBERS ? 0 : 0x10) | unit);
        if (form == Form.NUMBERS) encodeNumbers(out);
        else encodeMap(out);
    }

    private void encodeNumbers(OctetWriter out) {
        for (int i = 0; i < channels.size(); i++) {
            out.u8((i == channels.size() - 1 ? LAST : 0) | channels.get(i) & MAX_NUMBER);
        }
    }

    private void encodeMap(OctetWriter out) {
        int[] octets = new int[form.octets];
        for (int channel : channels) {
            int bit = channel - form.first;
            octets[form.octets - 1 - bit / 8] |= 1 << bit % 8;
        }
        for (int octet : octets) out.u8(octet);
    }
}
