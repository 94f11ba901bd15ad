package io.trunkline.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Qos;
import io.trunkline.api.QosChange;
import io.trunkline.api.Registration;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.QosStatus;
import io.trunkline.spi.Ready;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QosNoticesTest {
    private static final Qos OLD = Qos.symmetric(FlowSpec.guaranteed(8_000, 160));
    private static final Qos NEW = Qos.symmetric(FlowSpec.guaranteed(4_000, 160));

    private final FakeTransport fake = new FakeTransport();
    private final List<Runnable> handed = new ArrayList<>();
    private final List<QosChange> told = new ArrayList<>();
    private SocketHandle socket;
    private FakeSocket provider;

    @BeforeEach
    void connect() throws Exception {
        fake.entry = FakeTransport.stream(FakeTransport.EVERYTHING);
        socket = fake.connected();
        provider = fake.last();
        provider.controls.put(Ioctls.SIO_GET_QOS, OLD);
        provider.controls.put(Ioctls.SIO_GET_GROUP_QOS, OLD);
    }

    private void runHanded() {
        handed.forEach(Runnable::run);
        handed.clear();
    }

    @Test
    void changeIsReadAndHandedToTheExecutor() throws Exception {
        socket.onQosChange(handed::add, told::add);
        provider.controls.put(Ioctls.SIO_GET_QOS, NEW);
        provider.upcalls.lookAgain(Ready.QOS);
        assertEquals(List.of(), told); // the handler has not run on the provider's thread
        assertEquals(1, fake.time.actors()); // and a simulation waits for it
        runHanded();
        assertEquals(0, fake.time.actors());
        assertEquals(List.of(new QosChange(false, NEW, WsaError.WSA_QOS_ADMISSION_FAILURE)), told);
    }

    @Test
    void changeOfTheGroupSaysSo() throws Exception {
        socket.onQosChange(handed::add, told::add);
        provider.readiness = Ready.GROUP_QOS;
        provider.upcalls.lookAgain(Ready.GROUP_QOS | Ready.SEND);
        runHanded();
        assertEquals(List.of(new QosChange(true, OLD, WsaError.WSA_QOS_REQUEST_CONFIRMED)), told);
    }

    @Test
    void spuriousUpcallTellsNothing() throws Exception {
        socket.onQosChange(handed::add, told::add);
        provider.upcalls.lookAgain(Ready.QOS | Ready.GROUP_QOS);
        provider.upcalls.lookAgain(Ready.ALL);
        assertEquals(List.of(), handed);
    }

    @Test
    void upcallWhileAChangeIsBeingReadTellsItOnce() throws Exception {
        socket.onQosChange(handed::add, told::add);
        provider.readiness = Ready.GROUP_QOS;
        provider.controls.put(Ioctls.SIO_GET_GROUP_QOS, NEW);
        provider.duringControl = () -> {
            provider.upcalls.lookAgain(Ready.GROUP_QOS);
            provider.readiness = 0;
        };
        provider.upcalls.lookAgain(Ready.GROUP_QOS);
        runHanded();
        assertEquals(List.of(new QosChange(true, NEW, WsaError.WSA_QOS_ADMISSION_FAILURE)), told);
    }

    @Test
    void spuriousUpcallDuringRegistrationTellsNothing() throws Exception {
        provider.duringControl = () -> provider.upcalls.lookAgain(Ready.QOS | Ready.GROUP_QOS);
        socket.onQosChange(handed::add, told::add);
        assertEquals(List.of(), handed);
    }

    @Test
    void changeThatNobodyHasReadIsToldAtRegistration() throws Exception {
        provider.readiness = Ready.GROUP_QOS;
        socket.onQosChange(handed::add, told::add);
        runHanded();
        assertEquals(List.of(new QosChange(true, OLD, WsaError.WSA_QOS_REQUEST_CONFIRMED)), told);
    }

    @Test
    void closedRegistrationHearsNoMoreAndOthersDo() throws Exception {
        List<QosChange> other = new ArrayList<>();
        Registration first = socket.onQosChange(handed::add, told::add);
        socket.onQosChange(handed::add, other::add);
        first.close();
        first.close();
        provider.controls.put(Ioctls.SIO_GET_QOS, NEW);
        provider.upcalls.lookAgain(Ready.QOS);
        runHanded();
        assertEquals(List.of(), told);
        assertEquals(1, other.size());
    }

    @Test
    void executorThatRefusesHarmsNeitherTheProviderNorTheOthers() throws Exception {
        socket.onQosChange(
                task -> {
                    throw new RejectedExecutionException();
                },
                told::add);
        socket.onQosChange(handed::add, told::add);
        provider.controls.put(Ioctls.SIO_GET_QOS, NEW);
        provider.upcalls.lookAgain(Ready.QOS);
        runHanded();
        assertEquals(1, told.size());
        assertEquals(1, fake.logged.size());
    }

    @Test
    void handlerThatThrowsAnErrorIsReportedAndToldTheNextChange() throws Exception {
        AssertionError first = new AssertionError("first");
        socket.onQosChange(Runnable::run, change -> {
            told.add(change);
            if (told.size() == 1) throw first;
        });
        List<QosChange> other = new ArrayList<>();
        socket.onQosChange(Runnable::run, other::add);
        provider.controls.put(Ioctls.SIO_GET_QOS, NEW);
        provider.upcalls.lookAgain(Ready.QOS);
        provider.controls.put(Ioctls.SIO_GET_QOS, OLD);
        provider.upcalls.lookAgain(Ready.QOS);
        assertEquals(List.of(first), fake.failures);
        assertEquals(2, told.size());
        assertEquals(told, other);
        assertEquals(0, fake.time.actors());
    }

    @Test
    void everyFailureOfAHandlerIsReported() throws Exception {
        socket.onQosChange(Runnable::run, change -> {
            throw new IllegalStateException(change.qos().toString());
        });
        for (Qos next : List.of(NEW, OLD)) {
            provider.controls.put(Ioctls.SIO_GET_QOS, next);
            provider.upcalls.lookAgain(Ready.QOS);
        }
        assertEquals(
                List.of(NEW.toString(), OLD.toString()),
                fake.failures.stream().map(Throwable::getMessage).toList());
    }

    @Test
    void executorThatThrowsAnErrorKeepsNoLaterChangeFromComing() throws Exception {
        List<Error> once = new ArrayList<>(List.of(new LinkageError("half an executor")));
        socket.onQosChange(
                task -> {
                    if (!once.isEmpty()) throw once.remove(0);
                    handed.add(task);
                },
                told::add);
        for (Qos next : List.of(NEW, OLD)) {
            provider.controls.put(Ioctls.SIO_GET_QOS, next);
            provider.upcalls.lookAgain(Ready.QOS);
        }
        runHanded();
        assertEquals(1, told.size());
        assertTrue(fake.logged.toString().contains("half an executor"));
        assertEquals(0, fake.time.actors());
    }

    @Test
    void providerThatBreaksWhileAChangeIsReadKeepsNoLaterChangeFromComing() throws Exception {
        socket.onQosChange(handed::add, told::add);
        provider.duringControl = () -> {
            throw new AssertionError("a defect of the provider's");
        };
        assertThrows(AssertionError.class, () -> provider.upcalls.lookAgain(Ready.QOS));
        provider.controls.put(Ioctls.SIO_GET_QOS, NEW);
        provider.upcalls.lookAgain(Ready.QOS);
        runHanded();
        assertEquals(1, told.size());
    }

    @Test
    void changeThatCannotBeReadIsLogged() throws Exception {
        socket.onQosChange(handed::add, told::add);
        provider.controls.put(Ioctls.SIO_GET_QOS, new Ws2Exception(WsaError.WSAENETDOWN));
        provider.upcalls.lookAgain(Ready.QOS);
        assertEquals(List.of(), handed);
        assertTrue(fake.logged.toString().contains("WSAENETDOWN"));
    }

    @Test
    void withoutQosNothingIsAsked() throws Exception {
        fake.entry = FakeTransport.stream(io.trunkline.api.Capabilities.NONE);
        SocketHandle plain = fake.connected();
        int before = fake.last().done.size();
        plain.onQosChange(handed::add, told::add);
        assertEquals(before, fake.last().done.size());
    }

    @Test
    void providersReasonForAChangeComesFirst() throws Exception {
        fake.extensions.add((QosStatus) group -> group ? null : WsaError.WSA_QOS_TRAFFIC_CTRL_ERROR);
        connect();
        socket.onQosChange(handed::add, told::add);
        provider.controls.put(Ioctls.SIO_GET_QOS, NEW);
        provider.controls.put(Ioctls.SIO_GET_GROUP_QOS, Qos.BEST_EFFORT);
        provider.upcalls.lookAgain(Ready.QOS | Ready.GROUP_QOS);
        runHanded();
        assertEquals(
                List.of(WsaError.WSA_QOS_TRAFFIC_CTRL_ERROR, WsaError.WSA_QOS_ADMISSION_FAILURE),
                told.stream().map(QosChange::status).toList());
    }
}
