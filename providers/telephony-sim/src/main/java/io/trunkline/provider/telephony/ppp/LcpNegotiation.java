package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;
import io.trunkline.provider.telephony.multilink.EndpointDiscriminator;
import io.trunkline.provider.telephony.multilink.HeaderFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntSupplier;

/** What the Link Control Protocol asks for and what it takes. */
@Clause("RFC 1661 §5, §6; RFC 1990 §5.1; RFC 2686 §5")
final class LcpNegotiation implements Negotiation {
    private static final int CHECK_OF_16_BITS = 2;

    private enum Opinion {
        TAKEN,
        BETTERED,
        REFUSED
    }

    private final LinkSettings settings;
    private final IntSupplier magics;
    private LinkOptions wishes;
    private int headersRefused;
    private int loops;
    private LinkOptions granted;
    private LinkOptions acknowledged;

    /** @param magics random numbers, different ones on both ends */
    LcpNegotiation(LinkSettings settings, IntSupplier magics) {
        this.settings = settings;
        this.magics = magics;
        restart();
    }

    @Override
    public void restart() {
        headersRefused = 0;
        loops = 0;
        wishes = new LinkOptions(
                settings.mruOctets(),
                newMagic(),
                settings.frames(),
                settings.mrruOctets(),
                preferredHeaders(),
                settings.discriminator(),
                settings.linkDiscriminator());
        granted = LinkOptions.of(List.of());
        acknowledged = granted;
    }

    private HeaderFormat preferredHeaders() {
        List<HeaderFormat> headers = settings.headers();
        return headersRefused < headers.size() ? headers.get(headersRefused) : HeaderFormat.LONG;
    }

    private int newMagic() {
        int magic = magics.getAsInt();
        return magic == 0 ? 1 : magic;
    }

    /** What this end was granted. */
    LinkOptions own() {
        return granted;
    }

    /** What the far end was granted. */
    LinkOptions theirs() {
        return acknowledged;
    }

    /** How many requests carried the own magic number: more than a few mean that the line comes back to where it began. */
    int loops() {
        return loops;
    }

    @Override
    public List<ConfigureOption> wishes() {
        return wishes.toRequest();
    }

    @Override
    public Answer judge(List<ConfigureOption> asked, boolean patient) {
        List<ConfigureOption> refused = new ArrayList<>();
        List<ConfigureOption> bettered = new ArrayList<>();
        for (ConfigureOption option : asked) {
            Opinion opinion = opinionOf(option, asked);
            if (opinion == Opinion.REFUSED || opinion == Opinion.BETTERED && !patient) refused.add(option);
            else if (opinion == Opinion.BETTERED) bettered.add(better(option));
        }
        if (!refused.isEmpty()) return new Answer(ControlCode.CONFIGURE_REJECT, refused);
        if (!bettered.isEmpty()) return new Answer(ControlCode.CONFIGURE_NAK, bettered);
        return new Answer(ControlCode.CONFIGURE_ACK, asked);
    }

    private Opinion opinionOf(ConfigureOption option, List<ConfigureOption> asked) {
        Optional<LcpOption> known = LcpOption.of(option.type()).filter(row -> row.fits(option));
        if (known.isEmpty()) return Opinion.REFUSED;
        return switch (known.get()) {
            case MRU -> option.number() < LinkSettings.LEAST_MRU ? Opinion.BETTERED : Opinion.TAKEN;
            case MAGIC -> magic(option.number());
            case CHECK_ALTERNATIVES -> option.number() == CHECK_OF_16_BITS ? Opinion.TAKEN : Opinion.BETTERED;
            case ASYNC_MAP, SHORT_PROTOCOL, WITHOUT_ADDRESS, LINK_DISCRIMINATOR -> Opinion.TAKEN;
            case AUTHENTICATION, QUALITY, NUMBERED_MODE, PREFIX_ELISION -> Opinion.REFUSED;
            case MRRU -> bundles(option.number() >= LinkSettings.LEAST_MRU ? Opinion.TAKEN : Opinion.BETTERED);
            case SHORT_SEQUENCE -> bundles(asksForClasses(asked) ? Opinion.REFUSED : Opinion.TAKEN);
            case HEADER_FORMAT -> bundles(classes(option));
            case ENDPOINT_DISCRIMINATOR -> {
                boolean good =
                        EndpointDiscriminator.decode(option.value().reader()).isValue();
                yield good ? Opinion.TAKEN : Opinion.REFUSED;
            }
        };
    }

    private Opinion magic(int number) {
        if (number == 0) return Opinion.BETTERED;
        if (number != wishes.magic()) return Opinion.TAKEN;
        loops++;
        return Opinion.BETTERED;
    }

    private Opinion bundles(Opinion opinion) {
        return settings.mrruOctets() > 0 ? opinion : Opinion.REFUSED;
    }

    private boolean asksForClasses(List<ConfigureOption> asked) {
        return settings.takesClasses()
                && asked.stream().anyMatch(option -> option.type() == LcpOption.HEADER_FORMAT.type());
    }

    private Opinion classes(ConfigureOption option) {
        if (!settings.takesClasses()) return Opinion.REFUSED;
        return LinkOptions.headersOf(option).isPresent() ? Opinion.TAKEN : Opinion.BETTERED;
    }

    private ConfigureOption better(ConfigureOption option) {
        return switch (LcpOption.of(option.type()).orElseThrow()) {
            case MAGIC -> LcpOption.MAGIC.with(newMagic());
            case CHECK_ALTERNATIVES -> LcpOption.CHECK_ALTERNATIVES.with(CHECK_OF_16_BITS);
            case HEADER_FORMAT -> LcpOption.HEADER_FORMAT.with(6 << 8 | HeaderFormat.MAX_SHORT_CLASSES);
            case MRRU -> LcpOption.MRRU.with(LinkOptions.DEFAULT_MRU);
            default -> LcpOption.MRU.with(LinkOptions.DEFAULT_MRU);
        };
    }

    @Override
    public void bettered(List<ConfigureOption> options) {
        for (ConfigureOption option : options) {
            Optional<LcpOption> known = LcpOption.of(option.type()).filter(row -> row.fits(option));
            if (known.isPresent()) wish(known.get(), option);
        }
    }

    /** Values that the far end would rather have; options that were not asked for change nothing. */
    private void wish(LcpOption known, ConfigureOption option) {
        switch (known) {
            case MRU -> wishes = with(Math.min(wishes.mruOctets(), atLeast(option.number())), wishes.magic());
            case MAGIC -> wishes = with(wishes.mruOctets(), newMagic());
            case MRRU -> {
                if (wishes.bundles()) wishes = with(atLeast(option.number()), wishes.headers());
            }
            case HEADER_FORMAT -> {
                Optional<HeaderFormat> offered = LinkOptions.headersOf(option);
                HeaderFormat wished = wishes.headers();
                if (offered.isPresent()
                        && wished.isMultiClass()
                        && !offered.get().equals(wished)) {
                    wishes = with(wishes.mrruOctets(), offered.get());
                } else {
                    nextHeaders();
                }
            }
            default -> {} // nothing to bargain about
        }
    }

    private static int atLeast(int octets) {
        return Math.max(LinkSettings.LEAST_MRU, octets);
    }

    private void nextHeaders() {
        headersRefused++;
        wishes = with(wishes.mrruOctets(), preferredHeaders());
    }

    @Override
    public void refused(List<ConfigureOption> options) {
        for (ConfigureOption option : options) {
            LcpOption.of(option.type()).ifPresent(this::withdraw);
        }
    }

    private void withdraw(LcpOption refused) {
        FrameFormat frames = wishes.frames();
        switch (refused) {
            case MRU -> wishes = with(LinkOptions.DEFAULT_MRU, wishes.magic());
            case MAGIC -> wishes = with(wishes.mruOctets(), 0);
            case SHORT_PROTOCOL -> wishes = with(new FrameFormat(frames.withoutAddress(), false));
            case WITHOUT_ADDRESS -> wishes = with(new FrameFormat(false, frames.shortProtocol()));
            case SHORT_SEQUENCE, HEADER_FORMAT -> nextHeaders();
            case MRRU -> wishes = with(0, HeaderFormat.LONG);
            case ENDPOINT_DISCRIMINATOR -> wishes = with(Optional.empty(), wishes.linkDiscriminator());
            case LINK_DISCRIMINATOR -> wishes = with(wishes.discriminator(), OptionalInt.empty());
            default -> {} // was never asked for
        }
    }

    private LinkOptions with(int mruOctets, int magic) {
        return new LinkOptions(
                mruOctets,
                magic,
                wishes.frames(),
                wishes.mrruOctets(),
                wishes.headers(),
                wishes.discriminator(),
                wishes.linkDiscriminator());
    }

    private LinkOptions with(int mrruOctets, HeaderFormat headers) {
        return new LinkOptions(
                wishes.mruOctets(),
                wishes.magic(),
                wishes.frames(),
                mrruOctets,
                headers,
                wishes.discriminator(),
                wishes.linkDiscriminator());
    }

    private LinkOptions with(FrameFormat frames) {
        return new LinkOptions(
                wishes.mruOctets(),
                wishes.magic(),
                frames,
                wishes.mrruOctets(),
                wishes.headers(),
                wishes.discriminator(),
                wishes.linkDiscriminator());
    }

    private LinkOptions with(Optional<EndpointDiscriminator> who, OptionalInt link) {
        return new LinkOptions(
                wishes.mruOctets(), wishes.magic(), wishes.frames(), wishes.mrruOctets(), wishes.headers(), who, link);
    }

    @Override
    public void granted(List<ConfigureOption> own) {
        granted = LinkOptions.of(own);
    }

    @Override
    public void acknowledged(List<ConfigureOption> theirs) {
        acknowledged = LinkOptions.of(theirs);
    }
}
