package io.trunkline.provider.telephony.lapd;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/** Two ends of a data link that talk over a D channel whose faults are random. */
final class TalkingPair {
    private static final int MESSAGES = 60;
    private static final int D_CHANNEL_BITS_PER_SECOND = 16_000;

    /** An end whose layer 3 wants the link to stand and numbers its messages. */
    static final class Talker extends LinkEnd {
        final List<Integer> taken = new ArrayList<>();
        final List<Integer> delivered = new ArrayList<>();
        private int next;

        Talker(EventScheduler clock, List<DChannel> out) {
            super(clock, frame -> out.get(0).send(frame));
        }

        void talk(int octets) {
            next++;
            if (!link.isEstablished()) return;
            taken.add(next);
            link.send(new OctetWriter(octets).u16(next).fill(octets - 2, 0xFF).toOctets(), now());
        }

        @Override
        public void data(Octets message) {
            delivered.add(message.at(0) << 8 | message.at(1));
        }

        @Override
        public void released(boolean confirm, int lostMessages) {
            super.released(confirm, lostMessages);
            link.establish(now());
        }
    }

    final PlainEvents clock;
    private final SeededRandom random;
    final Talker user;
    final Talker network;
    final DChannel up;
    final DChannel down;

    TalkingPair(long seed, LapdProfile profile) {
        clock = new PlainEvents(seed);
        random = clock.random("talk");
        List<DChannel> lines = new ArrayList<>();
        List<DChannel> back = new ArrayList<>();
        user = new Talker(clock, lines);
        network = new Talker(clock, back);
        user.link =
                DataLinkDriver.withTei(profile, LapdSide.USER, 0, clock, user).link();
        network.link = DataLinkDriver.withTei(profile, LapdSide.NETWORK, 0, clock, network)
                .link();
        up = new DChannel(clock, "up", D_CHANNEL_BITS_PER_SECOND, octets -> receive(network, octets));
        down = new DChannel(clock, "down", D_CHANNEL_BITS_PER_SECOND, octets -> receive(user, octets));
        lines.add(up);
        back.add(down);
    }

    private static void receive(LinkEnd end, byte[] octets) {
        LapdFrame.decode(Octets.copyOf(octets).reader()).toOptional().ifPresent(end::receive);
    }

    void faults(double loss, double repeat, double damage, int lateMillis) {
        for (DChannel line : List.of(up, down)) {
            line.loss = loss;
            line.repeat = repeat;
            line.damage = damage;
            line.lateMillis = lateMillis;
            // a SABME that comes twice begins the link anew at one end alone: a line never does that
            line.repeatable = octets -> octets[2] != 0x7F;
        }
    }

    void talk() {
        for (int i = 0; i < MESSAGES; i++) {
            Talker talker = random.happens(0.5) ? user : network;
            talker.talk(2 + random.below(30));
            clock.run(random.below(4) == 0 ? random.below(2_000) : random.below(40));
        }
        faults(0, 0, 0, 1);
        clock.run(30_000);
        for (int i = 0; i < 20 && clock.isBusy(); i++) clock.run(50); // a poll of T203 may be on its way
        assertThat(clock.isBusy()).isFalse();
    }

    private static void judge(Talker from, Talker to) {
        assertThat(to.delivered).as("in order, once each").isSorted().doesNotHaveDuplicates();
        assertThat(from.taken).as("nothing that was not sent").containsAll(to.delivered);
        assertThat(from.taken.size() - to.delivered.size())
                .as("messages missing, of which layer 3 was told")
                .isLessThanOrEqualTo(from.lost);
        assertThat(from.link.unacknowledged()).isZero();
    }

    void disturbed() {
        faults(random.fraction() * 0.3, random.fraction() * 0.2, random.fraction() * 0.2, 1 + random.below(300));
        user.link.establish(0);
        if (random.happens(0.5)) network.link.establish(0);
        clock.run(200);
        talk();
        judge(user, network);
        judge(network, user);
        assertThat(user.link.isEstablished()).isTrue();
        assertThat(network.link.isEstablished()).isTrue();
    }

    void cut(boolean cut) {
        up.cut = cut;
        down.cut = cut;
    }
}
