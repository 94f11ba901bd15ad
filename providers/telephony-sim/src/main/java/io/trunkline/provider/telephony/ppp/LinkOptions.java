package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;
import io.trunkline.provider.telephony.multilink.EndpointDiscriminator;
import io.trunkline.provider.telephony.multilink.HeaderFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one end of a link was granted: how it is to be sent to, and who it is.
 *
 * @param mruOctets the longest information of a frame
 * @param magic 0 if none
 * @param frames what may be left out of frames
 * @param mrruOctets the longest packet of a bundle, 0 if the link bundles nothing
 * @param headers of fragments
 * @param linkDiscriminator names the link among those of this end
 */
@Clause("RFC 1661 §6; RFC 1990 §5.1; RFC 2125 §2.1; RFC 2686 §5")
public record LinkOptions(
        int mruOctets,
        int magic,
        FrameFormat frames,
        int mrruOctets,
        HeaderFormat headers,
        Optional<EndpointDiscriminator> discriminator,
        OptionalInt linkDiscriminator) {
    /** The longest information where nothing else was agreed. */
    public static final int DEFAULT_MRU = 1_500;

    private static final int LONG_WITH_CLASSES = 2;
    private static final int SHORT_WITH_CLASSES = 6;

    /** True if the link may be one of a bundle. */
    public boolean bundles() {
        return mrruOctets > 0;
    }

    /** As options of a request; those that only say the default are left out. */
    List<ConfigureOption> toRequest() {
        List<ConfigureOption> options = new ArrayList<>();
        if (mruOctets != DEFAULT_MRU) options.add(LcpOption.MRU.with(mruOctets));
        if (magic != 0) options.add(LcpOption.MAGIC.with(magic));
        if (frames.shortProtocol()) options.add(LcpOption.SHORT_PROTOCOL.with(0));
        if (frames.withoutAddress()) options.add(LcpOption.WITHOUT_ADDRESS.with(0));
        if (bundles()) {
            options.add(LcpOption.MRRU.with(mrruOctets));
            header().ifPresent(options::add);
            discriminator.ifPresent(who -> options.add(LcpOption.ENDPOINT_DISCRIMINATOR.with(who.encode())));
            linkDiscriminator.ifPresent(number -> options.add(LcpOption.LINK_DISCRIMINATOR.with(number)));
        }
        return List.copyOf(options);
    }

    /** Option 27 for classes, option 18 for short headers without, never both. */
    private Optional<ConfigureOption> header() {
        if (headers.isMultiClass()) {
            int code = headers.shortSequence() ? SHORT_WITH_CLASSES : LONG_WITH_CLASSES;
            return Optional.of(LcpOption.HEADER_FORMAT.with(code << 8 | headers.classes()));
        }
        return headers.shortSequence() ? Optional.of(LcpOption.SHORT_SEQUENCE.with(0)) : Optional.empty();
    }

    /** What option 27 says, empty if it says nothing that exists. */
    static Optional<HeaderFormat> headersOf(ConfigureOption option) {
        int code = option.value().at(0);
        int classes = option.value().at(1);
        boolean isShort = code == SHORT_WITH_CLASSES;
        int most = isShort ? HeaderFormat.MAX_SHORT_CLASSES : HeaderFormat.MAX_LONG_CLASSES;
        boolean known = isShort || code == LONG_WITH_CLASSES;
        return known && classes >= 1 && classes <= most
                ? Optional.of(new HeaderFormat(isShort, classes))
                : Optional.empty();
    }

    /** What acknowledged options say; they were judged before. */
    static LinkOptions of(List<ConfigureOption> options) {
        int mru = DEFAULT_MRU;
        int magic = 0;
        int mrru = 0;
        boolean shortProtocol = false;
        boolean withoutAddress = false;
        HeaderFormat headers = HeaderFormat.LONG;
        Optional<EndpointDiscriminator> discriminator = Optional.empty();
        OptionalInt link = OptionalInt.empty();
        for (ConfigureOption option : options) {
            switch (LcpOption.of(option.type()).orElse(LcpOption.ASYNC_MAP)) {
                case MRU -> mru = option.number();
                case MAGIC -> magic = option.number();
                case MRRU -> mrru = option.number();
                case SHORT_PROTOCOL -> shortProtocol = true;
                case WITHOUT_ADDRESS -> withoutAddress = true;
                case SHORT_SEQUENCE -> headers = HeaderFormat.SHORT;
                case HEADER_FORMAT -> headers = headersOf(option).orElse(headers);
                case ENDPOINT_DISCRIMINATOR ->
                    discriminator = EndpointDiscriminator.decode(option.value().reader())
                            .toOptional();
                case LINK_DISCRIMINATOR -> link = OptionalInt.of(option.number());
                default -> {} // says nothing about how to send
            }
        }
        FrameFormat frames = new FrameFormat(withoutAddress, shortProtocol);
        return new LinkOptions(mru, magic, frames, mrru, headers, discriminator, link);
    }
}
