package io.trunkline.provider.atm.call;

import io.trunkline.protocol.Clause;
import io.trunkline.provider.atm.wire.Element;
import io.trunkline.provider.atm.wire.ElementType;
import io.trunkline.provider.atm.wire.EndpointState;
import io.trunkline.provider.atm.wire.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The parties of one call at one side of an interface, by number. Those in the null state are not kept. */
@Clause("Q.2971 (10/95) §9")
final class Parties {
    private final CallLeg leg;
    private final Map<Integer, Party> parties = new TreeMap<>();

    Parties(CallLeg leg) {
        this.leg = leg;
    }

    /** The first party goes with the call. */
    void first(CallEvent callEvent) {
        switch (callEvent) {
            case SETUP_REQUEST -> at(0).fire(PartyEvent.FIRST_PARTY_ASKED);
            case SETUP -> at(0).fire(PartyEvent.FIRST_PARTY_OFFERED);
            default -> {
                if (parties.containsKey(0)) at(0).fire(PartyEvent.FIRST_PARTY_CONNECTED);
            }
        }
    }

    /** A message about a party was received, or is asked to be sent. */
    void on(CallEvent callEvent, Message message) {
        int number = Elements.endpoint(message).orElse(0);
        Party party = at(number);
        boolean asked = callEvent == CallEvent.PARTY_REQUEST;
        message.type()
                .ifPresent(type -> party.fire(asked ? PartyEvent.asking(type) : PartyEvent.receiving(type), message));
        if (party.isNull()) parties.remove(number);
    }

    private Party at(int number) {
        return parties.computeIfAbsent(number, unknown -> new Party(leg, unknown, PartyState.P0_NULL));
    }

    void expire(long nowPicos) {
        for (Party party : new ArrayList<>(parties.values())) party.expire(nowPicos);
        parties.values().removeIf(Party::isNull);
    }

    OptionalLong nextPicos() {
        return parties.values().stream()
                .map(Party::nextPicos)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .min();
    }

    void forgetAll() {
        parties.clear();
    }

    /** Parties that are or may become active. */
    List<Integer> present() {
        List<Integer> present = new ArrayList<>();
        parties.forEach((number, party) -> {
            if (party.state() != PartyState.P11_DROP_INITIATED) present.add(number);
        });
        return present;
    }

    PartyState state(int number) {
        Party party = parties.get(number);
        return party == null ? PartyState.P0_NULL : party.state();
    }

    /** What a STATUS says about a party. */
    List<Element> status(int number) {
        return List.of(
                Element.of(ElementType.ENDPOINT_REFERENCE, leg.endpoint(number)),
                Element.of(
                        ElementType.ENDPOINT_STATE,
                        new EndpointState(state(number).number())));
    }
}
