package io.trunkline.circuit.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.Ws2Exception;
import io.trunkline.circuit.shim.FrameFormat;
import io.trunkline.protocol.Octets;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.Simulation;
import io.trunkline.simulation.SimulationSettings;
import io.trunkline.simulation.TraceLog;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two ends of a channel that are configured differently: nothing is lost on a stream, and neither makes the other hold much. */
class UnequalEndsTest {
    private static final int SMALL_BUFFER = 4096;

    private final Simulation simulation = new Simulation(SimulationSettings.manual(1), new TraceLog());

    @AfterEach
    void end() {
        simulation.close();
    }

    /** One end with a single channel. */
    private final class End extends TestEnd implements ChannelEnd.Owner {
        final ChannelEnd channel;
        /** Room for octets whenever a sender was told of room. */
        final List<Integer> roomsTold = new ArrayList<>();

        int timesToldOfData;

        End(boolean messages, int bufferOctets, int fragmentOctets, int largestOctets) {
            super(simulation.events(), FrameFormat.COMPACT, fragmentOctets);
            channel = new ChannelEnd(
                    circuit,
                    1,
                    messages,
                    null,
                    new ChannelSettings(
                            bufferOctets,
                            fragmentOctets,
                            largestOctets,
                            Duration.ofSeconds(7),
                            ChannelSettings.USUAL_DEFERRAL));
            channel.owner(this);
            circuit.enter(channel);
        }

        @Override
        public void changed(int what) {
            if ((what & Ready.SEND) != 0) roomsTold.add(channel.sendRoom());
            if ((what & Ready.RECEIVE) != 0) timesToldOfData++;
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
        return pair(messages, 1024, 64);
    }

    private End[] pair(boolean messages, int sendersFragment, int readersFragment) {
        return pair(messages, sendersFragment, readersFragment, SMALL_BUFFER);
    }

    private End[] pair(boolean messages, int sendersFragment, int readersFragment, int readersBuffer) {
        return simulation.ask(() -> {
            End sender = new End(messages, 1 << 17, sendersFragment, 4_000);
            End receiver = new End(messages, readersBuffer, readersFragment, 2_000);
            TestEnd.join(sender, receiver);
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
        simulation.call(() -> ends[0].channel.send(ByteBuffer.wrap(data)));
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        for (int i = 0; i < 400 && got.size() < data.length; i++) {
            simulation.advance(EventScheduler.PICOS_PER_SECOND);
            got.writeBytes(simulation.call(ends[1]::receiveAll));
        }
        assertThat(got.toByteArray()).isEqualTo(data);
    }

    /** A reader that wants {@code wanted} octets at once and looks only when it is told; the most that it was given. */
    private int readInPiecesOf(int wanted, End[] ends, int total) throws Ws2Exception {
        byte[] data = new byte[total];
        for (int i = 0; i < data.length; i++) data[i] = (byte) (i * 31 >> 3);
        simulation.call(() -> ends[0].channel.send(ByteBuffer.wrap(data)));
        simulation.act(() -> ends[0].channel.finish(new byte[0]));
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        End reader = ends[1];
        reader.timesToldOfData = 0;
        int most = 0;
        int octets = -1;
        for (int i = 0; i < 20_000 && octets != 0; i++) {
            int told = reader.timesToldOfData;
            do {
                ByteBuffer piece = ByteBuffer.allocate(wanted);
                octets = simulation.call(() -> reader.channel.receiveFully(piece));
                most = Math.max(most, octets);
                got.write(piece.array(), 0, piece.position());
            } while (octets > 0);
            for (int k = 0; k < 100 && told == reader.timesToldOfData; k++) {
                simulation.advance(EventScheduler.PICOS_PER_MILLI);
            }
        }
        assertThat(got.toByteArray()).isEqualTo(data);
        return most;
    }

    @Test
    void aReaderThatWantsMoreThanThereIsCreditForIsNotLeftWaiting() throws Ws2Exception {
        End[] ends = pair(false);
        simulation.advance(EventScheduler.PICOS_PER_SECOND);
        int most = readInPiecesOf(30_000, ends, 100_000);
        assertThat(most).isBetween(SMALL_BUFFER / 2, SMALL_BUFFER);
        assertThat(ends[1].timesToldOfData).isLessThan(60);
    }

    @Test
    void aReaderThatWantsMoreUnitsThanItGivesCreditForIsNotLeftWaiting() throws Ws2Exception {
        End[] ends = pair(false, 1, 1000);
        simulation.advance(EventScheduler.PICOS_PER_SECOND);
        assertThat(readInPiecesOf(500, ends, 600)).isEqualTo(500);
    }

    @Test
    void aReaderIsToldOnceWhenAllThatItWaitsForHasCome() throws Ws2Exception {
        End[] ends = pair(false, 64, 64);
        simulation.advance(EventScheduler.PICOS_PER_SECOND);
        assertThat(readInPiecesOf(1600, ends, 16_000)).isEqualTo(1600);
        assertThat(ends[1].timesToldOfData).isLessThanOrEqualTo(12);
    }

    @Test
    void whoAsksForReadinessWhileAReaderWaitsIsToldOfTheFirstOctet() throws Ws2Exception {
        End[] ends = pair(false, 64, 64);
        simulation.advance(EventScheduler.PICOS_PER_SECOND);
        End reader = ends[1];
        assertThat(simulation.call(() -> reader.channel.receiveFully(ByteBuffer.allocate(1000))))
                .isEqualTo(ProviderSocket.WOULD_BLOCK);
        int before = reader.timesToldOfData;
        simulation.call(() -> ends[0].channel.send(ByteBuffer.allocate(100)));
        simulation.advance(EventScheduler.PICOS_PER_SECOND);
        assertThat(reader.timesToldOfData).isEqualTo(before);
        assertThat(simulation.ask(reader.channel::readiness) & Ready.RECEIVE).isNotZero();
        simulation.call(reader::receiveAll);
        assertThat(simulation.call(() -> reader.channel.receiveFully(ByteBuffer.allocate(1000))))
                .isEqualTo(ProviderSocket.WOULD_BLOCK);
        assertThat(simulation.ask(reader.channel::readiness) & Ready.RECEIVE).isZero();
        simulation.call(() -> ends[0].channel.send(ByteBuffer.allocate(1)));
        simulation.advance(EventScheduler.PICOS_PER_SECOND);
        assertThat(reader.timesToldOfData).isEqualTo(before + 1);
    }

    @Test
    void aSenderThatWaitsIsToldOnceASixteenthOfItsBufferIsFree() throws Ws2Exception {
        End[] ends = pair(false);
        simulation.advance(EventScheduler.PICOS_PER_SECOND);
        End sender = ends[0];
        sender.roomsTold.clear();
        ByteBuffer data = ByteBuffer.allocate(200_000);
        simulation.call(() -> sender.channel.send(data));
        assertThat(data.position()).as("octets that were taken").isEqualTo(1 << 17);
        for (int i = 0; i < 200; i++) {
            simulation.advance(EventScheduler.PICOS_PER_SECOND);
            simulation.call(ends[1]::receiveAll);
        }
        assertThat(sender.roomsTold).isNotEmpty().allMatch(room -> room >= 1 << 13);
    }

    @Test
    void aSenderOfMessagesThatWasToldOfLittleRoomLosesNoneHoweverSlowTheReaderIs() throws Ws2Exception {
        End[] ends = pair(true);
        simulation.act(() -> ends[0].channel.peersWindow(OptionalInt.of(SMALL_BUFFER)));
        simulation.advance(EventScheduler.PICOS_PER_SECOND);
        byte[] data = new byte[60_000];
        for (int i = 0; i < data.length; i++) data[i] = (byte) (i * 31 >> 3);
        for (int at = 0; at < data.length; at += 1000) {
            ByteBuffer message = ByteBuffer.wrap(data, at, 1000);
            simulation.call(() -> ends[0].channel.send(message));
        }
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        for (int i = 0; i < 100 && got.size() < data.length; i++) {
            simulation.advance(EventScheduler.PICOS_PER_SECOND);
            got.writeBytes(simulation.call(ends[1]::receiveAll));
        }
        assertThat(got.toByteArray()).isEqualTo(data);
        assertThat(ends[1].channel.figures().octetsLost()).isZero();
    }

    @Test
    void aPeerThatSendsMoreThanThereIsRoomForLosesMessagesButFillsNothing() throws Ws2Exception {
        End[] ends = pair(true);
        simulation.advance(EventScheduler.PICOS_PER_SECOND);
        for (int i = 0; i < 60; i++) {
            ByteBuffer message = ByteBuffer.allocate(1000);
            simulation.call(() -> ends[0].channel.send(message));
        }
        simulation.advance(10 * EventScheduler.PICOS_PER_SECOND);
        int whole = simulation.call(ends[1]::receiveAll).length;
        assertThat(whole).isBetween(SMALL_BUFFER - 1000, SMALL_BUFFER + 2000);
        assertThat(ends[1].channel.figures().octetsLost()).isEqualTo(60_000 - whole);
    }

    @Test
    void messageLongerThanTheReaderTakesIsCountedAsLostAndTheNextComes() throws Ws2Exception {
        End[] ends = pair(true);
        simulation.advance(EventScheduler.PICOS_PER_SECOND);
        for (int octets : new int[] {3_000, 100}) {
            simulation.call(() -> ends[0].channel.send(ByteBuffer.allocate(octets)));
        }
        simulation.advance(EventScheduler.PICOS_PER_SECOND);
        assertThat(simulation.call(ends[1]::receiveAll)).hasSize(100);
        assertThat(ends[1].channel.figures().octetsLost()).isEqualTo(3_000);
    }

    /** A probe would ask for room after a quarter of a second. */
    @Test
    void messageThatNeedsMoreThanWhatIsLeftOfTheCreditWaitsForNoProbe() throws Ws2Exception {
        End[] ends = pair(true, 1024, 64, 3_000);
        simulation.act(() -> ends[0].channel.peersWindow(OptionalInt.of(3_000)));
        simulation.advance(EventScheduler.PICOS_PER_SECOND);
        int total = 0;
        for (int i = 0; i < 20; i++) {
            int octets = i % 2 == 0 ? 1_400 : 2_000;
            total += octets;
            simulation.call(() -> ends[0].channel.send(ByteBuffer.allocate(octets)));
        }
        int got = 0;
        for (int i = 0; i < 100; i++) {
            simulation.advance(EventScheduler.PICOS_PER_SECOND / 100);
            got += simulation.call(ends[1]::receiveAll).length;
        }
        assertThat(got).isEqualTo(total);
    }
}
