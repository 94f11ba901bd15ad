package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** Finds the favored peer: the end with the lower magic number, whose requests win where both ask at once. */
@Clause("RFC 2125 §3.1")
final class FavoredPeerNegotiation implements Negotiation {
    private static final int FAVORED_PEER = 1;
    private static final int MAGIC_OCTETS = 4;

    private final int first;
    private final IntSupplier others;
    private int own;
    private int theirs;

    /**
     * @param first the own magic number to begin with: 1 for the caller, FFFFFFFF for the called
     * @param others random numbers, for the case that both ends begin with the same
     */
    FavoredPeerNegotiation(int first, IntSupplier others) {
        this.first = first;
        this.others = others;
        this.own = first;
    }

    boolean isFavored() {
        return Integer.compareUnsigned(own, theirs) < 0;
    }

    @Override
    public void restart() {
        own = first;
    }

    @Override
    public List<ConfigureOption> wishes() {
        return List.of(option(own));
    }

    private static ConfigureOption option(int magic) {
        return ConfigureOption.number(FAVORED_PEER, MAGIC_OCTETS, magic);
    }

    @Override
    public Answer judge(List<ConfigureOption> asked, boolean patient) {
        List<ConfigureOption> refused = new ArrayList<>(asked);
        refused.removeIf(
                option -> option.type() == FAVORED_PEER && option.value().size() == MAGIC_OCTETS);
        if (!refused.isEmpty()) return new Answer(ControlCode.CONFIGURE_REJECT, refused);
        int magic = asked.isEmpty() ? 0 : asked.get(0).number();
        boolean good = asked.size() == 1 && magic != 0 && magic != own;
        if (good) return new Answer(ControlCode.CONFIGURE_ACK, asked);
        return new Answer(ControlCode.CONFIGURE_NAK, List.of(option(another())));
    }

    private int another() {
        int magic = others.getAsInt();
        return magic == 0 || magic == own ? own ^ 1 << 30 : magic;
    }

    @Override
    public void bettered(List<ConfigureOption> options) {
        for (ConfigureOption option : options) {
            if (option.type() == FAVORED_PEER && option.value().size() == MAGIC_OCTETS) own = another();
        }
    }

    @Override
    public void refused(List<ConfigureOption> options) {}

    @Override
    public void granted(List<ConfigureOption> granted) {}

    @Override
    public void acknowledged(List<ConfigureOption> options) {
        theirs = options.get(0).number();
    }
}
