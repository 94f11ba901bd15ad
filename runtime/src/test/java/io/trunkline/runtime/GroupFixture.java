package io.trunkline.runtime;

import io.trunkline.api.Capabilities;
import io.trunkline.api.Capability;
import io.trunkline.api.FailureContext;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupId;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.GroupStatistics;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.QosRefusedException;
import io.trunkline.api.Selection;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Exception;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Groups of a fake provider, whose answers a test decides. */
abstract class GroupFixture {
    static final Qos MUCH = Qos.symmetric(FlowSpec.guaranteed(1_000_000, 1_000));
    static final Qos LITTLE = Qos.symmetric(FlowSpec.guaranteed(8_000, 160));
    static final GroupId ID = new GroupId(4711);

    final FakeTransport fake = new FakeTransport();
    final List<GroupStatistics> owned = new ArrayList<>();
    final List<GroupRequest> asked = new ArrayList<>();
    /** What the creator answers to {@code SIO_SET_GROUP_QOS}, in turn; then it agrees. */
    final ArrayDeque<Object> answers = new ArrayDeque<>();

    /** A library that makes sockets of the fake provider. */
    Ws2 library() {
        return (Ws2) Proxy.newProxyInstance(
                Ws2.class.getClassLoader(), new Class<?>[] {Ws2.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("groups")) return owned;
                    if (method.getName().equals("socket")) return member((GroupRequest) arguments[1]);
                    throw new InvocationTargetException(null, method.getName());
                });
    }

    SocketHandle member(GroupRequest request) throws Ws2Exception {
        asked.add(request);
        SocketHandle socket = SocketHandle.open(fake, fake, fake.entry, request, 1);
        fake.last().options.put(SocketOptions.SO_GROUP_ID, ID);
        fake.last().options.put(SocketOptions.SO_GROUP_PRIORITY, 0);
        fake.last().controls.put(Ioctls.SIO_SET_GROUP_QOS, answers);
        fake.last().controls.put(Ioctls.SIO_GET_GROUP_QOS, Qos.UNSPECIFIED);
        return socket;
    }

    GroupHandle open(GroupQos qos) throws Ws2Exception {
        Selection selection = new Selection("", fake.entry, List.of(), List.of());
        return GroupHandle.open(library(), fake, selection, GroupKind.CONSTRAINED, qos);
    }

    GroupHandle rich(GroupQos qos) throws Ws2Exception {
        fake.entry = FakeTransport.stream(FakeTransport.EVERYTHING);
        return open(qos);
    }

    GroupHandle withoutQos(GroupQos qos) throws Ws2Exception {
        Capabilities all = FakeTransport.EVERYTHING;
        Capability.QosLevel none = Capability.QosLevel.NONE;
        fake.entry = FakeTransport.stream(
                new Capabilities(all.groups(), all.groupReach(), all.groupTransport(), none, none, all.priority()));
        return open(qos);
    }

    static QosRefusedException refused(Qos available) {
        return new QosRefusedException("only so much", available, FailureContext.NONE);
    }
}
