package io.trunkline.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.Requirements;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Clock;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Socket;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Every method of what has been closed, each with its outcome; those that still answer are named. */
class AfterCloseTest extends StartedLibrary {
    private static final Map<String, String> SOCKET_STILL =
            Map.of("protocolInfo()", "returns", "isOpen()", "returns", "close()", "returns", "abort()", "returns");
    private static final Map<String, String> GROUP_STILL = Map.of(
            "id()", "returns",
            "kind()", "returns",
            "selection()", "returns",
            "members()", "returns",
            "close()", "returns",
            "abort()", "returns");
    private static final Map<String, String> GROUP_GIVES_NO_SOCKET =
            Map.of("socket()", "WSAEINVAL", "socket(int)", "WSAEINVAL");
    private static final Map<String, String> LIBRARY_STILL =
            Map.of("leftOut()", "returns", "groups()", "returns", "close()", "returns");
    private static final Map<String, String> CLOCK_STILL = Map.of(
            "nanos()", "returns",
            "kind()", "returns",
            "threads()", "returns",
            "threads(ThreadFactory)", "returns",
            "await(CompletionStage,Duration)", "returns",
            "leave()", "returns");

    /** The methods that do not end with {@code usual}, with how they end; buffers empty or not makes no difference. */
    private Map<String, String> unusual(Class<?> type, Object target, String usual) {
        Map<String, String> unusual = new TreeMap<>();
        for (int octets : new int[] {0, 8}) {
            EveryMethod calls = new EveryMethod(entry, octets);
            for (Method method : EveryMethod.of(type)) {
                String outcome = EveryMethod.outcome(target, method, calls.arguments(method));
                if (!outcome.equals(usual)) unusual.put(EveryMethod.signature(method), outcome);
            }
        }
        return unusual;
    }

    private static Map<String, String> both(Map<String, String> one, Map<String, String> other) {
        Map<String, String> both = new TreeMap<>(one);
        both.putAll(other);
        return both;
    }

    @Test
    void everyMethodOfAClosedSocketGivesNotSock() throws Exception {
        Ws2Socket socket = ws2.socket(entry);
        socket.close();
        assertThat(unusual(Ws2Socket.class, socket, "WSAENOTSOCK")).isEqualTo(SOCKET_STILL);
        assertThat(socket.toString()).contains("closed");
    }

    @Test
    void everyMethodOfASocketOfAClosedLibraryGivesNotInitialised() throws Exception {
        Ws2Socket socket = ws2.socket(entry);
        ws2.close();
        assertThat(unusual(Ws2Socket.class, socket, "WSANOTINITIALISED")).isEqualTo(SOCKET_STILL);
    }

    @Test
    void everyMethodOfAClosedSocketsStreamsGivesNotSock() throws Exception {
        Ws2Socket socket = ws2.socket(entry);
        InputStream in = socket.input();
        OutputStream out = socket.output();
        in.close();
        byte[] octets = new byte[2];
        for (int length = 0; length <= 2; length++) {
            Method read = InputStream.class.getMethod("read", byte[].class, int.class, int.class);
            Method write = OutputStream.class.getMethod("write", byte[].class, int.class, int.class);
            assertThat(EveryMethod.outcome(in, read, octets, 0, length)).isEqualTo("WSAENOTSOCK");
            assertThat(EveryMethod.outcome(out, write, octets, 0, length)).isEqualTo("WSAENOTSOCK");
        }
        assertThat(EveryMethod.outcome(in, InputStream.class.getMethod("available")))
                .isEqualTo("WSAENOTSOCK");
    }

    private SocketGroup group() throws Exception {
        return ws2.openGroup(selection, GroupKind.UNCONSTRAINED, GroupQos.none());
    }

    @Test
    void everyMethodOfAClosedGroupGivesNotSockAndNewMembersAreInvalid() throws Exception {
        SocketGroup group = group();
        group.socket();
        group.close();
        assertThat(unusual(SocketGroup.class, group, "WSAENOTSOCK"))
                .isEqualTo(both(GROUP_STILL, GROUP_GIVES_NO_SOCKET));
        assertThat(group.members()).isEmpty();
    }

    @Test
    void everyMethodOfAGroupOfAClosedLibraryGivesNotInitialised() throws Exception {
        SocketGroup group = group();
        group.socket();
        ws2.close();
        assertThat(unusual(SocketGroup.class, group, "WSANOTINITIALISED")).isEqualTo(GROUP_STILL);
        assertThat(group.members()).isEmpty();
    }

    @Test
    void everyMethodOfAClosedLibraryGivesNotInitialised() throws Exception {
        ws2.close();
        assertThat(unusual(Ws2.class, ws2, "WSANOTINITIALISED")).isEqualTo(LIBRARY_STILL);
        assertThat(ws2.groups()).isEmpty();
    }

    @Test
    void clockOfAClosedLibraryTellsTheTimeAndWaitsForNothing() throws Exception {
        for (String id : new String[] {"fake", "simulated"}) {
            Ws2 other =
                    Ws2.startup(Ws2Config.text("resolve.dns = false").set("plugins.directory", directory.toString()));
            Ws2Clock clock = other.clock(other.select(id, Requirements.none()).chosen());
            other.close();
            assertThat(unusual(Ws2Clock.class, clock, "IllegalStateException")).isEqualTo(CLOCK_STILL);
        }
    }

    @Test
    void workIsAwaitedAlsoOnTheClockOfAClosedLibrary() throws Exception {
        for (String id : new String[] {"fake", "simulated"}) {
            Ws2 other =
                    Ws2.startup(Ws2Config.text("resolve.dns = false").set("plugins.directory", directory.toString()));
            Ws2Clock clock = other.clock(other.select(id, Requirements.none()).chosen());
            CompletableFuture<String> work = new CompletableFuture<>();
            other.close();
            assertThatThrownBy(() -> clock.await(work, Duration.ofMillis(1))).isInstanceOf(TimeoutException.class);
            Thread worker = new Thread(() -> work.complete("done"));
            worker.start();
            assertThat(clock.await(work, Duration.ofSeconds(10))).isEqualTo("done");
            worker.join();
        }
    }

    @Test
    void closedReferenceKnowsNoGroupsWhileAnotherOneDoes() throws Exception {
        Ws2 other = ((LibraryHandle) ws2).another();
        other.close();
        SocketGroup group = group();
        assertThat(EveryMethod.outcome(other, Ws2.class.getMethod("enumProtocols")))
                .isEqualTo("WSANOTINITIALISED");
        assertThat(other.groups()).isEmpty();
        assertThat(group.socket().isOpen()).isTrue();
    }
}
