package io.trunkline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trunkline.api.Capabilities;
import io.trunkline.api.Capability;
import io.trunkline.api.GroupId;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Selection;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Socket;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupPriorityTest {
    private final FakeTransport fake = new FakeTransport();

    private GroupHandle group(Capability.Priority priority) throws Exception {
        fake.entry = FakeTransport.stream(new Capabilities(
                Capability.Groups.CONSTRAINED,
                Capability.GroupReach.PROCESS,
                Capability.GroupTransport.SEPARATE,
                Capability.QosLevel.NONE,
                Capability.QosLevel.NONE,
                priority));
        Ws2 library = (Ws2) Proxy.newProxyInstance(
                Ws2.class.getClassLoader(),
                new Class<?>[] {Ws2.class},
                (proxy, method, arguments) -> member((GroupRequest) arguments[1]));
        Selection selection = new Selection("", fake.entry, List.of(), List.of());
        return GroupHandle.open(library, fake, selection, GroupKind.CONSTRAINED, GroupQos.none());
    }

    private Ws2Socket member(GroupRequest request) throws Exception {
        SocketHandle socket = SocketHandle.open(fake, fake, fake.entry, request, 0);
        fake.last().options.put(SocketOptions.SO_GROUP_ID, new GroupId(4711));
        fake.last().options.put(SocketOptions.SO_GROUP_PRIORITY, 0);
        fake.last().answer(FakeSocket.PLAIN_ANSWER);
        return socket;
    }

    @Test
    void priorityThatTheProviderDoesNotHaveIsReportedAndLoggedOnce() throws Exception {
        GroupHandle group = group(Capability.Priority.NONE);
        for (int priority : new int[] {2, 3}) {
            assertEquals(
                    List.of("priority " + priority + ": fake has none (priority=NONE)"),
                    group.socket(priority).connect(FakeTransport.BOB).ignored());
        }
        assertEquals(List.of(), group.socket().connect(FakeTransport.BOB).ignored());
        assertEquals(1, fake.logged.size());
    }

    @Test
    void priorityThatTheProviderRecordsIsNotIgnored() throws Exception {
        GroupHandle group = group(Capability.Priority.RECORDED);
        assertEquals(List.of(), group.socket(2).connect(FakeTransport.BOB).ignored());
    }
}
