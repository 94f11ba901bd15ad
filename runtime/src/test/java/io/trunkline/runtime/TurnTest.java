package io.trunkline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trunkline.api.GroupRequest;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.OpenRequest;
import io.trunkline.spi.ProviderSocket;
import io.trunkline.spi.Ready;
import io.trunkline.spi.SystemTimeSource;
import io.trunkline.spi.TimeSource;
import io.trunkline.spi.Transport;
import io.trunkline.spi.Upcalls;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many threads on one socket, over the system's clock, with room that comes in small pieces. */
class TurnTest {
    private static final int THREADS = 4;
    private static final int RECORDS = 300;
    private static final int RECORD_OCTETS = 8;

    private final FakeTransport fake = new FakeTransport();
    private final SystemTimeSource time = new SystemTimeSource(Thread::new);

    @AfterEach
    void endClock() {
        time.close();
    }

    private SocketHandle connected() throws Ws2Exception {
        Transport onSystemTime = new Transport() {
            @Override
            public TimeSource time() {
                return time;
            }

            @Override
            public ProviderSocket open(OpenRequest request, Upcalls upcalls) throws Ws2Exception {
                return fake.open(request, upcalls);
            }

            @Override
            public void close() {}
        };
        ProtocolInfo entry = fake.entry;
        SocketHandle socket = SocketHandle.open(fake, onSystemTime, entry, GroupRequest.NONE, 1);
        fake.last().answers.add(FakeSocket.PLAIN_ANSWER);
        socket.connect(FakeTransport.BOB);
        fake.last().room = 0;
        return socket;
    }

    @Test
    void recordsOfManyThreadsStayWholeAndNoneIsLost() throws Exception {
        SocketHandle socket = connected();
        FakeSocket provider = fake.last();
        List<Call<Integer>> senders = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            String record = String.valueOf((char) ('a' + i)).repeat(RECORD_OCTETS);
            senders.add(Call.start(() -> sendRecords(socket, record)));
        }
        Random random = new Random(20261125);
        while (senders.stream().anyMatch(sender -> !sender.hasEnded())) {
            provider.addRoom(1 + random.nextInt(2 * RECORD_OCTETS));
            provider.upcalls.lookAgain(random.nextBoolean() ? Ready.SEND : Ready.ALL & ~(Ready.QOS | Ready.GROUP_QOS));
            if (random.nextInt(4) == 0) Thread.onSpinWait();
        }
        for (Call<Integer> sender : senders) assertEquals(RECORDS * RECORD_OCTETS, sender.result());
        assertWhole(provider.sentText());
        assertEquals(
                (long) THREADS * RECORDS * RECORD_OCTETS, socket.statistics().octetsSent());
    }

    private static int sendRecords(SocketHandle socket, String record) throws Ws2Exception {
        int sent = 0;
        for (int i = 0; i < RECORDS; i++) sent += socket.send(FakeSocket.buffer(record), 0);
        return sent;
    }

    private static void assertWhole(String sent) {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < sent.length(); i += RECORD_OCTETS) {
            counts.merge(sent.substring(i, i + RECORD_OCTETS), 1, Integer::sum);
        }
        assertEquals(THREADS, counts.size(), counts.toString());
        counts.values().forEach(count -> assertEquals(RECORDS, count));
    }

    @Test
    void closeEndsThemAllWhereverTheyWait() throws Exception {
        for (int round = 0; round < 50; round++) {
            SocketHandle socket = connected();
            List<Call<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                calls.add(Call.start(() -> socket.send(FakeSocket.buffer("x"), 0)));
                calls.add(Call.start(() -> socket.receive(ByteBuffer.allocate(1), 0)));
            }
            if (round % 2 == 0) fake.last().upcalls.lookAgain(Ready.ALL & ~Ready.QOS);
            socket.close();
            for (Call<Integer> call : calls)
                assertEquals(WsaError.WSAENOTSOCK, call.failure().error());
        }
    }

    @Test
    void whoWasSentAwayIsAnnouncedWhenTheTurnIsFree() throws Exception {
        HandTime hand = fake.time;
        SocketCore core = new SocketCore(fake, hand, fake.entry, 0, SocketState.CONNECTED);
        Turn turn = new Turn(core, Ready.SEND);
        assertTrue(turn.takeNow());
        assertFalse(Call.start(turn::takeNow).result());
        assertFalse(core.outgoing.isRaised());
        turn.pass();
        assertTrue(core.outgoing.isRaised());
    }

    @Test
    void turnIsNotWaitedForLongerThanTheLimit() throws Exception {
        SocketHandle socket = fake.connected();
        fake.last().room = 0;
        Call<Integer> first = Call.start(() -> socket.send(FakeSocket.buffer("x"), 0));
        fake.time.awaitWaiting(1);
        socket.setOption(SocketOptions.SO_SNDTIMEO, Duration.ofSeconds(1));
        Call<Integer> second = Call.start(() -> socket.send(FakeSocket.buffer("y"), 0));
        fake.time.awaitWaiting(2);
        fake.time.advance(Duration.ofSeconds(1).toNanos());
        assertEquals(WsaError.WSAETIMEDOUT, second.failure().error());
        fake.last().addRoom(5);
        fake.last().upcalls.lookAgain(Ready.SEND);
        assertEquals(1, first.result());
        assertEquals("x", fake.last().sentText());
    }
}
