package io.trunkline.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Requirements;
import io.trunkline.api.Selection;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Clock;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** An application that keeps a call to a bridge standing: audio and data in one group, placed again whenever it is lost. */
public final class StandingCall implements AutoCloseable {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration BEAT = Duration.ofMillis(20);

    private final Ws2 ws2;
    private final Selection provider;
    private final Ws2Clock clock;
    private final String bridge;
    private final AtomicInteger placed = new AtomicInteger();
    private volatile boolean isUp;
    private volatile boolean closed;

    /** A call that begins with {@link #start}. */
    public StandingCall(Ws2 ws2, String profile, String bridge) throws Ws2Exception {
        this.ws2 = ws2;
        this.provider = ws2.select(profile, Requirements.none());
        this.clock = ws2.clock(provider.chosen());
        this.bridge = bridge;
    }

    /** Starts it in a thread that the clock knows. */
    public void start() {
        Thread keeping = clock.threads().newThread(this::keep);
        keeping.setName("standing call");
        keeping.start();
    }

    /** How often it has been placed. */
    public int placed() {
        return placed.get();
    }

    /** Whether it stands. */
    public boolean isUp() {
        return isUp;
    }

    private void keep() {
        try {
            while (!closed) {
                talk();
                if (!closed) clock.sleep(PAUSE);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** Places the call and talks until it is lost. */
    private void talk() throws InterruptedException {
        try (SocketGroup call = ws2.openGroup(provider, GroupKind.CONSTRAINED, GroupQos.none());
                Ws2Socket audio = call.socket(0);
                Ws2Socket data = call.socket(1)) {
            audio.connect(bridge, ANSWER_LIMIT);
            data.connect(bridge, ANSWER_LIMIT);
            placed.incrementAndGet();
            isUp = true;
            while (!closed) {
                audio.output().write("voice".getBytes(UTF_8));
                data.output().write("slide".getBytes(UTF_8));
                clock.sleep(BEAT);
            }
        } catch (IOException lost) {
            System.Logger log = System.getLogger(StandingCall.class.getName());
            log.log(System.Logger.Level.DEBUG, "the call is lost: " + lost.getMessage());
        } finally {
            isUp = false;
        }
    }

    /** Ends it; the thread ends within a beat or a pause. */
    @Override
    public void close() {
        closed = true;
    }
}
