package io.trunkline.circuit.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.shim.Frame;
import io.trunkline.circuit.shim.FrameFormat;
import io.trunkline.protocol.Octets;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.Simulation;
import io.trunkline.simulation.SimulationSettings;
import io.trunkline.simulation.TraceLog;
import io.trunkline.spi.Ready;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two ends of a channel that are configured differently: nothing is lost on a stream, and neither makes the other hold much. */
class UnequalEndsTest {
    private static final int SMALL_BUFFER = 4096;
    private static final long FRAME_PICOS = EventScheduler.PICOS_PER_MILLI;

    private final Simulation simulation = new Simulation(SimulationSettings.manual(1), new TraceLog());

    @AfterEach
    void end() {
        simulation.close();
    }

    /** One end, and a line that brings its frames to the other after a millisecond each. */
    private final class End implements CircuitEnd.Owner, ChannelEnd.Owner, Line {
        final CircuitEnd circuit;
        final ChannelEnd channel;
        End other;
        /** Room for octets whenever a sender was told of room. */
        final List<Integer> roomsTold = new ArrayList<>();

        private boolean busy;

        End(boolean messages, int bufferOctets, int fragmentOctets) {
            circuit = new CircuitEnd(simulation.events(), FrameFormat.COMPACT, this, fragmentOctets);
            channel = new ChannelEnd(
                    circuit,
                    1,
                    messages,
                    null,
                    new ChannelSettings(
                            bufferOctets, fragmentOctets, 2000, Duration.ofSeconds(7), ChannelSettings.USUAL_DEFERRAL));
            channel.owner(this);
            circuit.enter(channel);
            circuit.line(this);
        }

        @Override
        public void unknownChannel(Frame frame) {}

        @Override
        public void channelEnded(ChannelEnd ended) {}

        @Override
        public String circuitName() {
            return "test";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of();
        }

        @Override
        public void changed(int what) {
            if ((what & Ready.SEND) != 0) roomsTold.add(channel.sendRoom());
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public boolean isFree() {
            return !busy;
        }

        @Override
        public boolean takes(ChannelEnd ofChannel) {
            return !busy;
        }

        @Override
        public void send(byte[] frame, ChannelEnd of) {
            busy = true;
            simulation.events().after(FRAME_PICOS, () -> {
                busy = false;
                other.circuit.received(frame, 0, frame.length);
                circuit.pump();
            });
        }

        byte[] receiveAll() throws Ws2Exception {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            ByteBuffer buffer = ByteBuffer.allocate(2000);
            while (channel.receive(buffer, false) > 0) {
                all.write(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
            return all.toByteArray();
        }
    }

    private End[] pair(boolean messages) {
        return simulation.ask(() -> {
            End sender = new End(messages, 1 << 17, 1024);
            End receiver = new End(messages, SMALL_BUFFER, 64);
            sender.other = receiver;
            receiver.other = sender;
            receiver.channel.awaitBegin(Octets.NONE);
            sender.channel.open(Octets.NONE);
            return new End[] {sender, receiver};
        });
    }

    @Test
    void longerUnitsThanAReadersOwnLoseNoOctetHoweverSlowItReads() throws Ws2Exception {
        End[] ends = pair(false);
        simulation.advance(EventScheduler.PICOS_PER_SECOND);
        byte[] data = new byte[100_000];
        for (int i = 0; i < data.length; i++) data[i] = (byte) (i * 31 >> 3);
        simulation.call(() -> ends[0].channel.send(ByteBuffer.wrap(data), data.length));
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        for (int i = 0; i < 400 && got.size() < data.length; i++) {
            simulation.advance(EventScheduler.PICOS_PER_SECOND);
            got.writeBytes(simulation.call(ends[1]::receiveAll));
        }
        assertThat(got.toByteArray()).isEqualTo(data);
    }

    @Test
    void aSenderThatWaitsIsToldOnceASixteenthOfItsBufferIsFree() throws Ws2Exception {
        End[] ends = pair(false);
        simulation.advance(EventScheduler.PICOS_PER_SECOND);
        End sender = ends[0];
        sender.roomsTold.clear();
        ByteBuffer data = ByteBuffer.allocate(200_000);
        simulation.call(() -> sender.channel.send(data, data.remaining()));
        assertThat(data.position()).as("octets that were taken").isEqualTo(1 << 17);
        for (int i = 0; i < 200; i++) {
            simulation.advance(EventScheduler.PICOS_PER_SECOND);
            simulation.call(ends[1]::receiveAll);
        }
        assertThat(sender.roomsTold).isNotEmpty().allMatch(room -> room >= 1 << 13);
    }

    @Test
    void aPeerThatSendsMoreThanThereIsRoomForLosesMessagesButFillsNothing() throws Ws2Exception {
        End[] ends = pair(true);
        simulation.advance(EventScheduler.PICOS_PER_SECOND);
        for (int i = 0; i < 60; i++) {
            ByteBuffer message = ByteBuffer.allocate(1000);
            simulation.call(() -> ends[0].channel.send(message, 1000));
        }
        simulation.advance(10 * EventScheduler.PICOS_PER_SECOND);
        int whole = simulation.call(ends[1]::receiveAll).length;
        assertThat(whole).isBetween(SMALL_BUFFER - 1000, SMALL_BUFFER + 2000);
        assertThat(ends[1].channel.figures().octetsLost()).isEqualTo(60_000 - whole);
    }
}
