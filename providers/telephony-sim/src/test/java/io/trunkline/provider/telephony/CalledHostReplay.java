package io.trunkline.provider.telephony;

import io.trunkline.circuit.network.NetworkKeys;
import io.trunkline.conformance.TestContext;
import io.trunkline.provider.telephony.call.ChannelWish;
import io.trunkline.provider.telephony.call.Switching;
import io.trunkline.provider.telephony.exchange.Access;
import io.trunkline.provider.telephony.line.BChannel;
import io.trunkline.provider.telephony.line.CutLine;
import io.trunkline.provider.telephony.q931.ChannelIdentification;
import io.trunkline.provider.telephony.q931.ElementType;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.MessageType;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.spi.ConfigKey;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The host called bob, fresh, of a network in which nobody calls: his access is cut off, nothing comes but the frames of a capture,
 * each at its instant. What the network gives a host besides octets, a channel at its access for the time of a call, is read from
 * the captured signalling.
 */
final class CalledHostReplay {
    private static final AtomicInteger NAMES = new AtomicInteger();
    /** A channel is there before the host is told of it. */
    private static final long BEFORE_PICOS = 1;
    /** How long a frame has been under way at least: events of one instant come in the order in which they were planned. */
    private static final long UNDER_WAY_PICOS = 5 * EventScheduler.PICOS_PER_MICRO;

    private final RecordedSession session;

    CalledHostReplay(RecordedSession session) {
        this.session = session;
    }

    /**
     * What came of it.
     *
     * @param record of the called application
     * @param capture the first file of the replay's own capture
     * @param sentByNetwork frames to bob that were not replayed
     */
    record Outcome(List<String> record, Path capture, long sentByNetwork, List<String> leftovers) {}

    /** Replays frames at bob's access. */
    Outcome run(List<CapturedFrame> frames) throws Exception {
        int number = NAMES.incrementAndGet();
        Path capture = session.network().resolveSibling("replay-" + number + ".pcapng");
        Map<ConfigKey<?>, Object> settings = new LinkedHashMap<>(session.settings());
        settings.put(TelephonyCatalog.NAME, "replay-" + number);
        settings.put(NetworkKeys.CAPTURE, capture.toString());
        settings.remove(NetworkKeys.FAULTS);
        try (CalledApplication bob = new CalledApplication(TestContext.of("telephony-sim", settings))) {
            TelephonyNetwork network = bob.network();
            Access access = network.exchange().access("bob");
            network.act(() -> {
                CutLine.cut(access.dChannel());
                new Feeding(network, access).feed(frames);
            });
            bob.live(session.life());
            List<String> leftovers = network.ask(() -> network.hosts().stream()
                    .flatMap(host -> host.leftovers().stream())
                    .toList());
            long sent = network.ask(() -> access.dChannel().network().counts().frames()
                    + access.channels().stream().filter(BChannel::isConnected).count());
            bob.leave();
            return new Outcome(bob.record, capture, sent, leftovers);
        }
    }

    private static final class Feeding {
        private final TelephonyNetwork network;
        private final Access access;
        private final EventScheduler events;
        private final Map<Integer, Integer> channelOfCall = new LinkedHashMap<>();
        private final Map<Integer, Switching.Bearer> held = new LinkedHashMap<>();

        Feeding(TelephonyNetwork network, Access access) {
            this.network = network;
            this.access = access;
            this.events = network.simulation().events();
        }

        void feed(List<CapturedFrame> frames) {
            for (CapturedFrame frame : frames) {
                frame.message().ifPresent(message -> sees(message, frame));
                if (frame.isToUser()) {
                    events.at(
                            frame.picos() - UNDER_WAY_PICOS,
                            () -> events.at(frame.picos(), () -> comes(frame.channel(), frame.octets())));
                }
            }
        }

        private void comes(int channel, byte[] octets) {
            if (channel == 0) access.dChannel().user().frame(octets);
            else access.channel(channel).receiver().frame(octets);
        }

        /** The network holds a channel from its SETUP to the release of the call, which it hears of a little later than bob says it. */
        private void sees(Message message, CapturedFrame frame) {
            MessageType type = message.type().orElseThrow();
            int call = message.callReference().value();
            if (type == MessageType.SETUP && frame.isToUser()) {
                int channel = message.find(ElementType.CHANNEL_IDENTIFICATION, ChannelIdentification.class)
                        .orElseThrow()
                        .channels()
                        .get(0);
                if (channelOfCall.put(call, channel) != null) return; // sent once more
                events.at(frame.picos() - BEFORE_PICOS, () -> hold(call, channel));
            } else if (!frame.isToUser() && (type == MessageType.RELEASE || type == MessageType.RELEASE_COMPLETE)) {
                events.at(frame.picos() + UNDER_WAY_PICOS, () -> giveBack(call));
            }
        }

        private void hold(int call, int channel) {
            if (network.exchange().takeChannels(access.name(), ChannelWish.exclusive(channel))
                    instanceof Switching.Answer.Taken<Switching.Bearer> taken) {
                held.put(call, taken.thing());
            }
        }

        private void giveBack(int call) {
            Switching.Bearer bearer = held.remove(call);
            if (bearer != null) bearer.giveBack();
        }
    }
}
