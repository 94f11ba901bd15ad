package io.trunkline.provider.telephony.ppp;

import io.trunkline.circuit.testkit.PlainEvents;
import io.trunkline.provider.telephony.bap.BapExchange;
import io.trunkline.provider.telephony.bap.BapOutcome;
import io.trunkline.provider.telephony.bap.BapPacket;
import io.trunkline.provider.telephony.bap.BapResponse;
import io.trunkline.provider.telephony.bap.PhoneDelta;
import io.trunkline.provider.telephony.multilink.EndpointDiscriminator;
import io.trunkline.provider.telephony.multilink.HeaderFormat;
import io.trunkline.provider.telephony.multilink.ReceiverLimits;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SeededRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A caller and a called party, each with links, one bundle, and an application that queues packets by level. */
public final class TwoParties {
    public static final int FRAGMENT_OCTETS = 160;
    private static final long MAX_SLIP = 300 * EventScheduler.PICOS_PER_MILLI;

    public final PlainEvents clock;
    public final Party caller;
    public final Party called;
    public final Map<Integer, Channel[]> channels = new LinkedHashMap<>();
    private int nextLink = 1;

    public TwoParties(long seed) {
        clock = new PlainEvents(seed);
        caller = new Party("caller", true);
        called = new Party("called", false);
    }

    /** A further circuit between the two. */
    public int dial(long delayMillis, LinkSettings callerSettings, LinkSettings calledSettings) {
        int number = nextLink++;
        Link one = caller.link(number, callerSettings);
        Link two = called.link(number, calledSettings);
        long delay = delayMillis * EventScheduler.PICOS_PER_MILLI;
        Channel out = new Channel(clock, "out" + number, delay);
        Channel in = new Channel(clock, "in" + number, delay);
        out.connect(one, two, called::pump, caller::pump);
        in.connect(two, one, caller::pump, called::pump);
        channels.put(number, new Channel[] {out, in});
        caller.up(one, out);
        called.up(two, in);
        return number;
    }

    /** A further circuit with compressed headers and classes. */
    public int dial(long delayMillis) {
        return dial(delayMillis, settings(caller), settings(called));
    }

    public LinkSettings settings(Party party) {
        LinkSettings plain = LinkSettings.compressed(
                EndpointDiscriminator.directoryNumber(party == caller ? "111" : "222"),
                (party == caller ? 0x100 : 0x200) + nextLink,
                1_500);
        return party.bundle.links().isEmpty()
                ? plain
                : plain.like(party.bundle.links().get(0).own());
    }

    public static LinkSettings with(LinkSettings plain, List<HeaderFormat> headers, boolean classes) {
        return new LinkSettings(
                plain.mruOctets(),
                plain.frames(),
                plain.mrruOctets(),
                headers,
                classes,
                plain.discriminator(),
                plain.linkDiscriminator());
    }

    /** The circuit is gone for both, at once. */
    public void hangUp(int number) {
        for (Channel channel : channels.get(number)) channel.cut = true;
        caller.links.get(number).down(clock.nowPicos());
        called.links.get(number).down(clock.nowPicos());
        caller.rearm();
        called.rearm();
    }

    /** One end. */
    public final class Party implements LinkUser, BundleOutput {
        public final String name;
        public final Bundle bundle;
        public final Map<Integer, Link> links = new LinkedHashMap<>();
        public final List<String> log = new ArrayList<>();
        public final List<List<byte[]>> received = new ArrayList<>();
        public final List<ArrayDeque<byte[]>> queues = new ArrayList<>();
        public final List<BapExchange> dials = new ArrayList<>();
        public BapResponse answer = BapResponse.ACK;
        public int lost;
        private final Map<Integer, Alarm> alarms = new LinkedHashMap<>();
        private final Map<Integer, Channel> lines = new LinkedHashMap<>();
        private final Alarm bundleAlarm;
        private final SeededRandom random;

        Party(String name, boolean calls) {
            this.name = name;
            this.random = clock.random(name);
            ReceiverLimits limits = new ReceiverLimits(1_500, 1_024, 1 << 18, MAX_SLIP);
            this.bundle =
                    new Bundle(new BundleSettings(limits, FRAGMENT_OCTETS, calls, () -> (int) random.next()), this);
            this.bundleAlarm = new Alarm(clock, bundle::nextPicos, now -> {
                bundle.expire(now);
                pump();
            });
            for (int level = 0; level < 16; level++) {
                received.add(new ArrayList<>());
                queues.add(new ArrayDeque<>());
            }
        }

        Link link(int number, LinkSettings settings) {
            Link link = new Link(number, settings, () -> (int) random.next(), this);
            links.put(number, link);
            alarms.put(number, new Alarm(clock, link::nextPicos, now -> {
                link.expire(now);
                pump();
            }));
            return link;
        }

        void up(Link link, Channel line) {
            lines.put(link.number(), line);
            link.up(clock.nowPicos());
            rearm();
        }

        public void close(int number) {
            links.get(number).close(clock.nowPicos());
            rearm();
        }

        public void queue(int level, byte[] packet) {
            queues.get(level).add(packet);
            pump();
        }

        void rearm() {
            alarms.values().forEach(Alarm::rearm);
            bundleAlarm.rearm();
        }

        public void pump() {
            if (bundle.isReady()) {
                for (int level = bundle.levels() - 1; level >= 0; level--) {
                    if (!queues.get(level).isEmpty() && bundle.isFree(level))
                        bundle.offer(level, queues.get(level).remove());
                }
            }
            lines.values().forEach(Channel::kick);
            rearm();
        }

        @Override
        public void somethingToTransmit(Link link) {
            Channel line = lines.get(link.number());
            if (line != null) clock.after(0, this::pump);
        }

        @Override
        public void opened(Link link) {
            log.add("opened " + link.number());
            if (bundle.fits(link)) bundle.join(link, clock.nowPicos());
            else link.close(clock.nowPicos());
        }

        @Override
        public void closed(Link link, LinkEnd reason) {
            log.add("closed " + link.number() + " " + reason);
        }

        @Override
        public void ready(Bundle ready) {
            log.add("ready");
            clock.after(0, this::pump);
        }

        @Override
        public void packet(int level, byte[] octets, int from) {
            received.get(level).add(java.util.Arrays.copyOfRange(octets, from, octets.length));
        }

        @Override
        public void lost(int level) {
            lost++;
        }

        @Override
        public void allocationReady(Bundle ready) {
            log.add("allocation " + (ready.allocation().orElseThrow().isFavored() ? "favored" : "not favored"));
        }

        @Override
        public void ended(Bundle ended) {
            log.add("bundle ended");
        }

        @Override
        public void send(BapPacket packet) {
            bundle.send(packet);
        }

        @Override
        public Answer callRequested() {
            return new Answer(answer, answer == BapResponse.ACK ? Optional.of(PhoneDelta.SAME) : Optional.empty());
        }

        @Override
        public BapResponse callbackRequested(Optional<PhoneDelta> number) {
            return answer;
        }

        @Override
        public BapResponse dropRequested(int ownDiscriminator) {
            return bundle.linkByOwnDiscriminator(ownDiscriminator).isPresent() ? answer : BapResponse.NAK;
        }

        @Override
        public void dial(BapExchange exchange, Optional<PhoneDelta> number) {
            log.add("dial");
            dials.add(exchange);
        }

        @Override
        public void terminate(int peerDiscriminator) {
            log.add("terminate");
            bundle.linkByPeerDiscriminator(peerDiscriminator).ifPresent(link -> {
                link.close(clock.nowPicos());
                rearm();
            });
        }

        @Override
        public void ended(BapExchange exchange, BapOutcome outcome) {
            log.add((exchange.isOwn() ? "own " : "other ") + exchange.type() + " " + outcome);
        }

        public OptionalInt peerDiscriminator(int link) {
            return links.get(link).theirs().linkDiscriminator();
        }
    }
}
