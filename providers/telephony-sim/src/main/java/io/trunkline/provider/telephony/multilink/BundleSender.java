package io.trunkline.provider.telephony.multilink;

import io.trunkline.protocol.Clause;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One direction of a bundle, sending. It holds at most one packet per level; which packet is next is decided above. A link that has become
 * idle asks for a fragment, which belongs to it from then on: numbers are given at that moment, so that they grow on every link and nothing
 * moves from link to link. One thread at a time.
 */
@Clause("RFC 1990 §2, §3, §4.2; RFC 2686 §2")
public final class BundleSender {
    private static final long NONE = -1;
    private static final Cut EMPTY = new Cut(new byte[0], 0, 0);

    private final HeaderFormat format;
    private final Map<Integer, SendingLink> links = new TreeMap<>();
    private final byte[][] packets;
    private final int[] sent; // octets of the packet that went already
    private final long[] next; // number of the class's next fragment, never wrapped
    private final long[] lastOfData;
    private boolean spoken;
    /** The link that was asked for last, {@code null} if it may have gone: it is asked for again and again. */
    private SendingLink lastAsked;

    private int lastNumber;

    private static final class SendingLink {
        private final long[] last;
        private boolean waits;

        SendingLink(int classes, boolean waits) {
            this.last = new long[classes];
            this.waits = waits;
            Arrays.fill(last, NONE);
        }
    }

    /** A bundle without links and packets. */
    public BundleSender(HeaderFormat format) {
        this(format, 0);
    }

    /** As if the first number were another than 0, so that a test need not send millions of fragments. */
    BundleSender(HeaderFormat format, long first) {
        this.format = format;
        this.packets = new byte[format.levels()][];
        this.sent = new int[format.levels()];
        this.next = new long[format.classes()];
        this.lastOfData = new long[format.classes()];
        Arrays.fill(next, first);
        Arrays.fill(lastOfData, NONE);
    }

    /** The headers in use. */
    public HeaderFormat format() {
        return format;
    }

    /**
     * A link joins; numbers go on. If none of the links before has carried a fragment, this one carries none until one of them has.
     *
     * @throws IllegalArgumentException the link is there already
     */
    public void addLink(int link) {
        SendingLink added = new SendingLink(format.classes(), !spoken && !links.isEmpty());
        if (links.putIfAbsent(link, added) != null) {
            throw new IllegalArgumentException("link " + link + " is in the bundle already");
        }
        lastAsked = null;
    }

    /** A link of the bundle, {@code null} if it is none. */
    private SendingLink link(int number) {
        if (lastAsked == null || lastNumber != number) lastAsked = links.get(number);
        lastNumber = number;
        return lastAsked;
    }

    /** A link leaves; what it was given before is on its way. */
    public void removeLink(int link) {
        links.remove(link);
        lastAsked = null;
        if (!links.isEmpty() && links.values().stream().allMatch(left -> left.waits)) {
            links.values().iterator().next().waits = false;
        }
    }

    /** Levels of urgency, the highest is served first. */
    public int levels() {
        return packets.length;
    }

    /** True if no packet of this level is under way. */
    public boolean isFree(int level) {
        return packets[level] == null;
    }

    /**
     * Gives the next packet of a level.
     *
     * @param packet protocol number and information; kept, so it must not change
     * @throws IllegalStateException one is under way
     * @throws IllegalArgumentException no octets
     */
    public void offer(int level, byte[] packet) {
        if (packet.length == 0)
            throw new IllegalArgumentException("a packet without octets, expected its protocol number");
        if (packets[level] != null) {
            throw new IllegalStateException("level " + level + " has a packet under way; ask isFree first");
        }
        packets[level] = packet;
        sent[level] = 0;
    }

    /** True if {@link #next} would give this link something. */
    public boolean hasFragment(int link) {
        SendingLink asking = link(link);
        if (asking == null) return false;
        for (int level = packets.length - 1; level >= 0; level--) {
            if (packets[level] != null && maySend(asking, level)) return true;
        }
        return mustSpeakFirst(asking);
    }

    private boolean maySend(SendingLink asking, int level) {
        return format.isExpress(level) || !asking.waits || spoken;
    }

    /** Another link waits for this one's first fragment. */
    private boolean mustSpeakFirst(SendingLink asking) {
        return !spoken
                && !asking.waits
                && links.size() > 1
                && links.values().stream().anyMatch(link -> link.waits);
    }

    /**
     * The next fragment of the highest level, for a link that is idle.
     *
     * @param maxOctets the most octets of a packet in one fragment, at least 1; packets outside the multilink header are never cut
     * @return empty if there is nothing for this link
     */
    public Optional<Fragment> next(int link, int maxOctets) {
        SendingLink asking = link(link);
        if (asking == null) return Optional.empty();
        for (int level = packets.length - 1; level >= 0; level--) {
            if (packets[level] == null || !maySend(asking, level)) continue;
            return Optional.of(format.isExpress(level) ? whole(level) : cut(asking, level, maxOctets));
        }
        return mustSpeakFirst(asking) ? Optional.of(empty(asking, 0)) : Optional.empty();
    }

    private Fragment whole(int level) {
        byte[] packet = packets[level];
        packets[level] = null;
        return new Fragment(level, Optional.empty(), packet);
    }

    private Fragment cut(SendingLink asking, int level, int maxOctets) {
        byte[] packet = packets[level];
        int from = sent[level];
        int to = Math.min(packet.length, from + Math.max(1, maxOctets));
        boolean ends = to == packet.length;
        Fragment fragment = numbered(asking, level, new Cut(packet, from, to));
        lastOfData[level] = next[level] - 1;
        sent[level] = to;
        if (ends) packets[level] = null;
        return fragment;
    }

    /** Part of a packet. */
    private record Cut(byte[] packet, int from, int to) {}

    private Fragment numbered(SendingLink asking, int cls, Cut cut) {
        int sequence = (int) (next[cls] & format.modulus() - 1);
        MpHeader header = new MpHeader(cut.from == 0, cut.to == cut.packet.length, cls, sequence);
        int octetsOfCut = cut.to - cut.from;
        byte[] octets = new byte[format.octets() + octetsOfCut];
        header.write(format, octets, 0);
        System.arraycopy(cut.packet, cut.from, octets, format.octets(), octetsOfCut);
        asking.last[cls] = next[cls]++;
        spoken = true;
        return new Fragment(cls, Optional.of(header), octets);
    }

    /**
     * True if the class has come to rest and this link has carried none of its fragments since the last one with data: the far end cannot
     * know yet that nothing is missing on this link. {@link #nullFragment} tells it.
     */
    public boolean owesNull(int link, int cls) {
        SendingLink asked = links.get(link);
        return asked != null && spoken && packets[cls] == null && asked.last[cls] < lastOfData[cls];
    }

    /**
     * An empty fragment, which tells the far end how far this link is.
     *
     * @throws IllegalArgumentException the link is not in the bundle
     */
    public Fragment nullFragment(int link, int cls) {
        SendingLink asking = links.get(link);
        if (asking == null) throw new IllegalArgumentException("link " + link + " is not in the bundle");
        return empty(asking, cls);
    }

    private Fragment empty(SendingLink asking, int cls) {
        return numbered(asking, cls, EMPTY);
    }
}
