package io.trunkline.provider.telephony.bap;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bandwidth allocation of one bundle: any number of exchanges at once, each about one link. Where both ends ask at once, the request of
 * the favored peer is taken: it answers the other's with Nak, and the other gives its own up. One thread at a time; times are picoseconds
 * on a scale that only grows.
 */
@Clause("RFC 2125 §3.1, §4, §5")
public final class Bap {
    /** No deadline. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int MAX_EXCHANGES = 128;

    private final BapUser user;
    private final boolean favored;
    private final Map<Integer, BapExchange> own = new LinkedHashMap<>();
    private final Map<Integer, BapExchange> others = new LinkedHashMap<>();
    private boolean full;
    private boolean least;
    private int nextId;

    /** @param favored as the control protocol has found */
    public Bap(BapUser user, boolean favored) {
        this.user = user;
        this.favored = favored;
    }

    /** True if this end's requests win. */
    public boolean isFavored() {
        return favored;
    }

    /** A link has joined or left: what was refused because of the bundle's size may be asked for again. */
    public void bundleChanged() {
        full = false;
        least = false;
    }

    /** False after the far end has said that the bundle is as large as it may be. */
    public boolean mayAskForMore() {
        return !full && own.size() < MAX_EXCHANGES;
    }

    /** False after the far end has said that the bundle is as small as it may be. */
    public boolean mayAskForLess() {
        return !least && own.size() < MAX_EXCHANGES;
    }

    /**
     * Asks to call the far end for one more link of 64 kbit/s.
     *
     * @return empty if {@link #mayAskForMore} is false
     */
    public Optional<BapExchange> requestCall(long nowPicos) {
        if (!mayAskForMore()) return Optional.empty();
        return Optional.of(begin(BapType.CALL_REQUEST, List.of(BapOption.isdn(64)), nowPicos));
    }

    /**
     * Asks to be called by the far end.
     *
     * @return empty if {@link #mayAskForMore} is false
     */
    public Optional<BapExchange> requestCallback(PhoneDelta number, long nowPicos) {
        if (!mayAskForMore()) return Optional.empty();
        return Optional.of(
                begin(BapType.CALLBACK_REQUEST, List.of(BapOption.isdn(64), BapOption.number(number)), nowPicos));
    }

    /**
     * Asks to end a link.
     *
     * @param peerDiscriminator the far end's for the link
     * @return empty if {@link #mayAskForLess} is false
     */
    public Optional<BapExchange> requestDrop(int peerDiscriminator, long nowPicos) {
        if (!mayAskForLess()) return Optional.empty();
        return Optional.of(begin(BapType.DROP_QUERY, List.of(BapOption.link(peerDiscriminator)), nowPicos));
    }

    private BapExchange begin(BapType type, List<BapOption> options, long nowPicos) {
        expire(nowPicos);
        do nextId = nextId + 1 & 0xFF;
        while (own.containsKey(nextId));
        BapExchange exchange = new BapExchange(user, BapPacket.request(type, nextId, options), true);
        own.put(exchange.id(), exchange);
        exchange.fire(BapEvent.REQUEST, nowPicos);
        return exchange;
    }

    /** The call of an exchange stands, and its link has joined the bundle. */
    public void callUp(BapExchange exchange, long nowPicos) {
        exchange.fire(BapEvent.CALL_UP, nowPicos);
    }

    /**
     * The call of an exchange has failed.
     *
     * @param cause Q.850, 255 if there is none
     * @param again it will be dialled once more when the far end knows
     */
    public void callFailed(BapExchange exchange, int cause, boolean again, long nowPicos) {
        exchange.cause(cause == 0 ? 255 : cause);
        exchange.fire(again ? BapEvent.CALL_FAILED_RETRY : BapEvent.CALL_FAILED, nowPicos);
    }

    /** When {@link #expire} has something to do, {@link #NEVER} if it has not. */
    public long nextPicos() {
        long next = NEVER;
        for (BapExchange exchange : own.values()) next = Math.min(next, exchange.nextPicos());
        for (BapExchange exchange : others.values()) next = Math.min(next, exchange.nextPicos());
        return next;
    }

    /** As {@link #nextPicos}, without the timers that nobody waits for. */
    public long nextUrgentPicos() {
        long next = NEVER;
        for (BapExchange exchange : own.values()) next = Math.min(next, urgent(exchange));
        for (BapExchange exchange : others.values()) next = Math.min(next, urgent(exchange));
        return next;
    }

    private static long urgent(BapExchange exchange) {
        return exchange.state() == BapState.ENDED ? NEVER : exchange.nextPicos();
    }

    /** Repeats what was not answered, gives up, forgets what is long over. */
    public void expire(long nowPicos) {
        for (BapExchange exchange : new ArrayList<>(own.values())) exchange.expire(nowPicos);
        for (BapExchange exchange : new ArrayList<>(others.values())) exchange.expire(nowPicos);
        own.values().removeIf(exchange -> exchange.state() == BapState.GONE);
        others.values().removeIf(exchange -> exchange.state() == BapState.GONE);
    }

    /** Exchanges that are not over. */
    public int open() {
        return (int) (own.values().stream().filter(Bap::isOpen).count()
                + others.values().stream().filter(Bap::isOpen).count());
    }

    private static boolean isOpen(BapExchange exchange) {
        return exchange.state() != BapState.ENDED && exchange.state() != BapState.GONE;
    }

    /** The information of a frame of protocol C02D; whatever it is, this does not throw. */
    public void received(byte[] octets, int from, long nowPicos) {
        Decoded<BapPacket> decoded = BapPacket.decode(new OctetReader(octets, from, octets.length));
        decoded.toOptional().ifPresent(packet -> received(packet, nowPicos));
    }

    private void received(BapPacket packet, long nowPicos) {
        switch (packet.type()) {
            case CALL_REQUEST, CALLBACK_REQUEST, DROP_QUERY -> asked(packet, nowPicos);
            case CALL_RESPONSE, CALLBACK_RESPONSE, DROP_RESPONSE -> answered(packet, nowPicos);
            case CALL_STATUS -> status(packet, nowPicos);
            case CALL_STATUS_RESPONSE -> statusAnswered(packet, nowPicos);
        }
    }

    private void asked(BapPacket packet, long nowPicos) {
        expire(nowPicos);
        BapExchange before = others.get(packet.id());
        if (before != null && before.request().equals(packet)) {
            before.fire(BapEvent.ASKED_AGAIN, nowPicos);
            return;
        }
        Optional<BapExchange> rival = own.values().stream()
                .filter(exchange -> exchange.state() == BapState.REQUESTED)
                .findFirst();
        if (others.size() >= MAX_EXCHANGES || rival.isPresent() && favored) {
            refuse(packet, BapResponse.NAK);
            return;
        }
        rival.ifPresent(exchange -> exchange.fire(BapEvent.YIELD, nowPicos));
        decide(packet, nowPicos);
    }

    private void decide(BapPacket packet, long nowPicos) {
        BapUser.Answer answer = switch (packet.type()) {
            case CALL_REQUEST -> user.callRequested();
            case CALLBACK_REQUEST -> BapUser.Answer.of(user.callbackRequested(packet.number()));
            default -> BapUser.Answer.of(withoutReject(user.dropRequested(packet.discriminator())));
        };
        if (answer.response() != BapResponse.ACK) {
            refuse(packet, answer.response());
            return;
        }
        BapExchange exchange = new BapExchange(user, packet, false);
        exchange.answer(answer);
        exchange.number(packet.number());
        others.put(packet.id(), exchange);
        exchange.fire(
                switch (packet.type()) {
                    case CALL_REQUEST -> BapEvent.ASKED_CALL;
                    case CALLBACK_REQUEST -> BapEvent.ASKED_CALLBACK;
                    default -> BapEvent.ASKED_DROP;
                },
                nowPicos);
    }

    /** A drop query is implemented by everybody. */
    private static BapResponse withoutReject(BapResponse response) {
        return response == BapResponse.REJECT ? BapResponse.NAK : response;
    }

    private void refuse(BapPacket packet, BapResponse response) {
        BapType type = BapType.of(packet.type().type() + 1).orElseThrow();
        user.send(new BapPacket(type, packet.id(), response, List.of()));
    }

    private void answered(BapPacket packet, long nowPicos) {
        BapExchange exchange = own.get(packet.id());
        if (exchange == null || exchange.type().type() + 1 != packet.type().type()) return;
        if (packet.response() == BapResponse.FULL_NAK && exchange.state() == BapState.REQUESTED) {
            if (packet.type() == BapType.DROP_RESPONSE) least = true;
            else full = true;
        }
        exchange.number(packet.number());
        exchange.fire(
                switch (packet.response()) {
                    case ACK -> acknowledged(packet.type());
                    case NAK -> BapEvent.NAK;
                    case REJECT -> BapEvent.REJECT;
                    case FULL_NAK -> BapEvent.FULL_NAK;
                },
                nowPicos);
    }

    private static BapEvent acknowledged(BapType type) {
        return switch (type) {
            case CALL_RESPONSE -> BapEvent.CALL_ACK;
            case CALLBACK_RESPONSE -> BapEvent.CALLBACK_ACK;
            default -> BapEvent.DROP_ACK;
        };
    }

    /** About a call that the far end placed: for its own request, or for one of ours to be called. */
    private void status(BapPacket packet, long nowPicos) {
        BapExchange exchange = others.get(packet.id());
        if (exchange == null || exchange.type() != BapType.CALL_REQUEST) exchange = own.get(packet.id());
        if (exchange == null || exchange.isOwn() && exchange.type() != BapType.CALLBACK_REQUEST) {
            user.send(new BapPacket(BapType.CALL_STATUS_RESPONSE, packet.id(), BapResponse.ACK, List.of()));
            return;
        }
        OctetReader value =
                packet.option(BapOptionType.CALL_STATUS_OPTION).orElseThrow().reader();
        exchange.farCause(value.u8());
        exchange.fire((value.u8() & 1) != 0 ? BapEvent.STATUS_RETRY : BapEvent.STATUS, nowPicos);
    }

    private void statusAnswered(BapPacket packet, long nowPicos) {
        BapExchange exchange = own.get(packet.id());
        if (exchange == null || exchange.type() != BapType.CALL_REQUEST) exchange = others.get(packet.id());
        if (exchange != null) exchange.fire(BapEvent.STATUS_RESPONSE, nowPicos);
    }
}
