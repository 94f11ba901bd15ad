package io.trunkline.circuit.socket;

import io.trunkline.api.Qos;
import io.trunkline.circuit.shim.MemberAnswer;
import io.trunkline.circuit.shim.StreamKind;
import io.trunkline.circuit.sscop.Sscop;
import io.trunkline.circuit.sscop.SscopState;
import io.trunkline.circuit.sscop.SscopTimer;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import io.trunkline.spi.Ready;
import java.util.ArrayList;
import java.util.List;

/**
 * What the two ends of a channel tell each other in assured SDUs that carry no data: that a quality of service has changed, and
 * the farewell, behind which nothing is sent. In the kernel.
 */
final class ControlSdus {
    private static final byte[] NOTHING = {};

    private final ChannelEnd channel;
    private final Traffic traffic;
    private final boolean messages;
    /** What the other side is told once the channel is open. */
    private final List<Octets> notices = new ArrayList<>();

    private byte[] farewell; // not null: nothing is sent behind it
    private boolean farewellSent;
    private boolean asked;
    private byte[] peersFarewell; // not null: nothing arrives behind it

    ControlSdus(ChannelEnd channel, Traffic traffic, boolean messages) {
        this.channel = channel;
        this.traffic = traffic;
        this.messages = messages;
    }

    // ---- notices

    /** Tells the other side of a quality of service that has changed. @return false if it cannot be told now */
    boolean tell(StreamKind kind, Qos qos) {
        if (channel.life().isEnded() || farewellSent) return false;
        notices.add(new OctetWriter()
                .u8(kind.ordinal())
                .octets(MemberAnswer.ofQos(qos))
                .toOctets());
        if (channel.isOpen()) sendNotices();
        return true;
    }

    void sendNotices() {
        notices.forEach(channel::assure);
        notices.clear();
        channel.ready();
    }

    // ---- the own farewell

    /** Nothing more will be sent; {@code data} goes behind all that has been taken. */
    void finish(byte[] data) {
        if (farewell != null) return;
        farewell = data;
        channel.ready();
    }

    /** Nothing more will be sent, whether or not that has been said before. */
    void finishAnyway() {
        if (farewell == null) farewell = NOTHING;
        channel.ready();
    }

    /** Hands the farewell down once all that goes before it has been. */
    void finishIfDone() {
        Sscop sscop = channel.sscop();
        boolean canSay = farewell != null && !farewellSent && traffic.queuedOctets() == 0;
        if (!canSay || sscop.state() != SscopState.DATA_TRANSFER_READY || sscop.queued() > 0) return;
        farewellSent = true;
        OctetWriter out = new OctetWriter();
        out.u8((channel.life().isClosed() ? StreamKind.CLOSE : StreamKind.FINISH).ordinal());
        if (messages) out.i32((int) traffic.endOffset());
        channel.assure(out.octets(Octets.copyOf(farewell)).toOctets());
    }

    /** The last SDU has gone: rather than wait for the timer it asks at once whether all has come. */
    void askAtTheEnd() {
        if (!farewellSent || asked || channel.sscop().queued() > 0) return;
        asked = true;
        channel.sscop().expired(SscopTimer.POLL, channel.nowPicos());
    }

    boolean isFarewellSent() {
        return farewellSent;
    }

    // ---- what comes

    /** An SDU that carries no data has come. @param kind {@code null} if nobody knows it */
    void came(StreamKind kind, Octets sdu) {
        if (kind == StreamKind.QOS || kind == StreamKind.GROUP_QOS) {
            Decoded<Qos> qos = MemberAnswer.qosOf(sdu.slice(1, sdu.size()));
            if (!(qos instanceof Decoded.Value<Qos> value)) {
                channel.note(kind + " ignored: " + qos.malformation().orElseThrow());
            } else if (kind == StreamKind.QOS) {
                channel.owner().qosCame(value.value());
            } else {
                channel.owner().groupQosCame(value.value());
            }
        } else if (kind == null) {
            channel.note("SDU ignored: of an unknown kind");
        } else {
            peerFinishes(kind, sdu);
        }
        traffic.othersCame();
    }

    private void peerFinishes(StreamKind kind, Octets sdu) {
        int from = messages ? 5 : 1;
        if (sdu.size() < from) channel.note(kind + " ignored: cut short");
        if (peersFarewell != null || sdu.size() < from) return;
        if (messages) traffic.ends(sdu.slice(1, from).reader().u32());
        peersFarewell = sdu.slice(from, sdu.size()).toArray();
        if (kind == StreamKind.CLOSE) channel.life().stops();
        channel.tell(Ready.RECEIVE | Ready.ENDED);
        channel.life().endIfOver();
    }

    /** The other side has gone, with or without a farewell. */
    void peerGone() {
        if (peersFarewell == null) peersFarewell = NOTHING;
    }

    /** Nothing more arrives. */
    boolean peerHasFinished() {
        return peersFarewell != null;
    }

    /** What came with the other side's end, empty before. */
    byte[] peersFarewell() {
        return peersFarewell == null ? NOTHING : peersFarewell;
    }
}
