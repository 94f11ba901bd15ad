package io.trunkline.provider.telephony.ppp;

import io.trunkline.protocol.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * That both ends speak the vendor's protocol, and how long the fragments of each may be: for a receiver whose far end cuts longer
 * ones than usual would take what is still on the line for lost. An end with the usual ones says nothing.
 */
@Clause("RFC 3772 §2")
final class VendorNegotiation implements Negotiation {
    private static final int LONGEST_FRAGMENT = 1;
    private static final int LENGTH_OCTETS = 2;

    private final List<ConfigureOption> first;
    private final IntConsumer theirs;
    private List<ConfigureOption> wishes;

    /**
     * An end of a bundle.
     *
     * @param longestOctets the most octets of a packet in one fragment of this end
     * @param usualOctets the most of an end that says nothing
     * @param theirs told the most of the far end, where it is said
     */
    VendorNegotiation(int longestOctets, int usualOctets, IntConsumer theirs) {
        boolean unusual = longestOctets > usualOctets;
        ConfigureOption longest = ConfigureOption.number(LONGEST_FRAGMENT, LENGTH_OCTETS, longestOctets);
        this.first = unusual ? List.of(longest) : List.of();
        this.theirs = theirs;
        this.wishes = first;
    }

    @Override
    public void restart() {
        wishes = first;
    }

    @Override
    public List<ConfigureOption> wishes() {
        return wishes;
    }

    @Override
    public Answer judge(List<ConfigureOption> asked, boolean patient) {
        List<ConfigureOption> refused = new ArrayList<>(asked);
        refused.removeIf(
                option -> option.type() == LONGEST_FRAGMENT && option.value().size() == LENGTH_OCTETS);
        boolean good = refused.isEmpty();
        return new Answer(good ? ControlCode.CONFIGURE_ACK : ControlCode.CONFIGURE_REJECT, good ? asked : refused);
    }

    @Override
    public void bettered(List<ConfigureOption> options) {}

    @Override
    public void refused(List<ConfigureOption> options) {
        wishes = List.of();
    }

    @Override
    public void granted(List<ConfigureOption> own) {}

    @Override
    public void acknowledged(List<ConfigureOption> options) {
        for (ConfigureOption option : options) theirs.accept(option.number());
    }
}
