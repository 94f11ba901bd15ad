package io.trunkline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.SocketGroup;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Clock;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Library;
import io.trunkline.api.Ws2Socket;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code null} for each argument of every method of what is open: nothing but what may be missing is let through. */
class MissingArgumentsTest extends StartedLibrary {
    /** The method, and the number of the argument that may be missing, from 0. */
    private static final Set<String> MAY_BE_MISSING = Set.of(
            "connect(String,Duration) 1",
            "sendDisconnect(ByteBuffer) 0",
            "eventSelect(Ws2Event,int) 0",
            "enumNetworkEvents(Ws2Event) 0",
            "waitForMultipleEvents(List,boolean,Duration,boolean) 2",
            "select(Collection,Collection,Collection,Duration) 0",
            "select(Collection,Collection,Collection,Duration) 1",
            "select(Collection,Collection,Collection,Duration) 2",
            "select(Collection,Collection,Collection,Duration) 3",
            "poll(List,Duration) 1",
            "await(CompletionStage,Duration) 1");

    /** Calls with a missing argument that end otherwise than {@code usual}, with how. */
    private Map<String, String> unusual(Class<?> type, Object target, String usual) {
        Map<String, String> unusual = new TreeMap<>();
        EveryMethod calls = new EveryMethod(entry, 8);
        for (Method method : EveryMethod.of(type)) {
            for (int i = 0; i < method.getParameterCount(); i++) {
                String name = EveryMethod.signature(method) + " " + i;
                if (method.getParameterTypes()[i].isPrimitive() || MAY_BE_MISSING.contains(name)) continue;
                Object[] arguments = calls.arguments(method);
                arguments[i] = null;
                String outcome = EveryMethod.outcome(target, method, arguments);
                if (!outcome.equals(usual)) unusual.put(name, outcome);
            }
        }
        return unusual;
    }

    @Test
    void missingArgumentsOfALibraryAreFaults() {
        assertThat(unusual(Ws2.class, ws2, "WSAEFAULT")).isEmpty();
    }

    @Test
    void missingConfigurationIsAFault() throws Exception {
        Method startup = Ws2.class.getMethod("startup", Ws2Config.class);
        Method start = Ws2Library.class.getMethod("start", Ws2Config.class);
        Object none = null;
        assertThat(EveryMethod.outcome(null, startup, none)).isEqualTo("WSAEFAULT");
        assertThat(EveryMethod.outcome(new RuntimeLibrary(), start, none)).isEqualTo("WSAEFAULT");
    }

    @Test
    void missingArgumentsOfASocketAreFaultsWhateverItsState() throws Exception {
        Ws2Socket socket = ws2.socket(entry);
        assertThat(unusual(Ws2Socket.class, socket, "WSAEFAULT")).isEmpty();
        assertThat(unusual(Ws2Socket.class, ws2.listen(selection, "alice:1"), "WSAEFAULT"))
                .isEmpty();
    }

    @Test
    void missingArgumentsOfAGroupAreFaults() throws Exception {
        SocketGroup group = ws2.openGroup(selection, GroupKind.UNCONSTRAINED, GroupQos.none());
        assertThat(unusual(SocketGroup.class, group, "WSAEFAULT")).isEmpty();
    }

    @Test
    void missingArgumentsOfAClockAreRefusedAtOnce() throws Exception {
        assertThat(unusual(Ws2Clock.class, ws2.clock(entry), "NullPointerException"))
                .isEmpty();
    }

    @Test
    void missingBufferInAnArrayIsAFault() throws Exception {
        Ws2Socket socket = ws2.socket(entry);
        Object array = new java.nio.ByteBuffer[2];
        for (String name : new String[] {"read", "write"}) {
            Method whole = Ws2Socket.class.getMethod(name, java.nio.ByteBuffer[].class);
            Method part = Ws2Socket.class.getMethod(name, java.nio.ByteBuffer[].class, int.class, int.class);
            assertThat(EveryMethod.outcome(socket, whole, array)).isEqualTo("WSAEFAULT");
            assertThat(EveryMethod.outcome(socket, part, array, 0, 1)).isEqualTo("WSAEFAULT");
        }
    }
}
