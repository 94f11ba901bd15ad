package io.trunkline.provider.telephony.bap;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A packet: the information of a frame of protocol C02D.
 *
 * @param id pairs responses with requests, and the status of a call with the request for it
 * @param response {@link BapResponse#ACK} where the type has no response code
 */
@Clause("RFC 2125 §5")
public record BapPacket(BapType type, int id, BapResponse response, List<BapOption> options) {
    private static final int HEADER_OCTETS = 4;
    private static final int OPTION_HEADER_OCTETS = 2;

    /** Copies the options. */
    public BapPacket {
        options = List.copyOf(options);
    }

    /** A request or an indication. */
    static BapPacket request(BapType type, int id, List<BapOption> options) {
        return new BapPacket(type, id, BapResponse.ACK, options);
    }

    /** The first option of a type. */
    public Optional<Octets> option(BapOptionType type) {
        return options.stream()
                .filter(option -> option.type() == type.type())
                .map(BapOption::value)
                .findFirst();
    }

    /** A number of two octets: the discriminator of a link. */
    int discriminator() {
        return option(BapOptionType.LINK_DISCRIMINATOR)
                .map(value -> value.reader().u16())
                .orElseThrow();
    }

    /** The number to be called, as it differs. */
    public Optional<PhoneDelta> number() {
        return option(BapOptionType.PHONE_DELTA)
                .flatMap(value -> PhoneDelta.decode(value.reader()).toOptional());
    }

    /** Its octets. */
    public Octets encode() {
        OctetWriter body = new OctetWriter();
        if (type.isResponse()) body.u8(response.ordinal());
        for (BapOption option : options) {
            body.u8(option.type())
                    .u8(OPTION_HEADER_OCTETS + option.value().size())
                    .octets(option.value());
        }
        Octets octets = body.toOctets();
        int length = HEADER_OCTETS + octets.size();
        return new OctetWriter(length)
                .u8(type.type())
                .u8(id)
                .u16(length)
                .octets(octets)
                .toOctets();
    }

    /**
     * Reads one; what is behind its length is padding. An unknown type or response, a length that does not fit, and a missing mandatory
     * option are malformations.
     */
    public static Decoded<BapPacket> decode(OctetReader in) {
        Optional<BapType> type = BapType.of(in.u8());
        int id = in.u8();
        int length = in.u16();
        if (type.isEmpty() || length < HEADER_OCTETS || in.remaining() < length - HEADER_OCTETS) {
            return Decoded.malformed("type or length of a BAP packet", in.position());
        }
        OctetReader body = in.part(length - HEADER_OCTETS);
        int code = type.get().isResponse() ? body.u8() : 0;
        if (body.ranOut() || code >= BapResponse.values().length) {
            return Decoded.malformed("response code " + code, body.position());
        }
        return options(body).then(options -> complete(type.get(), id, BapResponse.values()[code], options, in));
    }

    private static Decoded<List<BapOption>> options(OctetReader in) {
        List<BapOption> options = new ArrayList<>();
        while (in.remaining() > 0) {
            int position = in.position();
            int type = in.u8();
            int octets = in.u8() - OPTION_HEADER_OCTETS;
            boolean wrong = octets < 0
                    || BapOptionType.of(type).filter(row -> !row.fits(octets)).isPresent();
            if (wrong) return Decoded.malformed("length of option " + type, position);
            options.add(new BapOption(type, in.octets(octets)));
            if (in.ranOut()) return Decoded.malformed("option " + type + " cut short", in.position());
        }
        return Decoded.of(options);
    }

    private static Decoded<BapPacket> complete(
            BapType type, int id, BapResponse response, List<BapOption> options, OctetReader in) {
        BapPacket packet = new BapPacket(type, id, response, options);
        for (BapOptionType needed : type.mandatory()) {
            if (packet.option(needed).isEmpty()) {
                return Decoded.malformed(type + " without " + needed, in.position());
            }
        }
        return Decoded.of(packet);
    }
}
