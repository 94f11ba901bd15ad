package io.trunkline.conformance.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.ConnectionRequest;
import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupId;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.GroupScheduling;
import io.trunkline.api.Ioctl;
import io.trunkline.api.Ioctls;
import io.trunkline.api.Linger;
import io.trunkline.api.Qos;
import io.trunkline.api.ServiceType;
import io.trunkline.api.Shutdown;
import io.trunkline.api.SocketOptions;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Option;
import io.trunkline.api.Ws2Socket;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a check's calls look like as Java; everything that is written down here compiles. */
class ScriptTest {
    private static final SocketAddress THERE = new InetSocketAddress("127.0.0.1", 4711);

    private final Script script = new Script();
    private final Words words = new Words(script);
    private Tap tap;

    @BeforeEach
    void begin() {
        script.declare("Ws2", "ws2", "Ws2.startup(" + Words.of(Ws2Config.defaults()) + ")");
        script.declare("ProtocolInfo", "entry", "ws2.select(\"any\", Requirements.none()).chosen()");
        script.addresses(address -> "127.0.0.1:" + ((InetSocketAddress) address).getPort());
        tap = tap(script.declare("Ws2Socket", "s1", "ws2.socket(SocketRequest.of(entry), GroupRequest.NONE)"));
    }

    private Tap tap(String name) {
        return new Tap(name, socket(), script);
    }

    /** A socket that does nothing; accepting asks the condition function and answers another one. */
    private static Ws2Socket socket() {
        return (Ws2Socket) Proxy.newProxyInstance(
                ScriptTest.class.getClassLoader(), new Class<?>[] {Ws2Socket.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "send", "receive" -> 0;
                        case "sockName", "peerName" -> THERE;
                        case "groupId" -> new GroupId(77);
                        case "joinLeaf" -> socket();
                        case "accept" -> accepted((io.trunkline.api.ConditionFunction) arguments[0]);
                        default -> null;
                    };
                });
    }

    private static Ws2Socket accepted(io.trunkline.api.ConditionFunction condition) {
        condition.decide((ConnectionRequest) Proxy.newProxyInstance(
                ScriptTest.class.getClassLoader(),
                new Class<?>[] {ConnectionRequest.class},
                (proxy, method, arguments) -> java.lang.reflect.InvocationHandler.invokeDefault(proxy, method)));
        return socket();
    }

    private List<String> compiled() {
        List<String> lines = script.numbered();
        Pasted pasted = new Pasted();
        pasted.add(lines);
        assertThat(pasted.complaints()).isEmpty();
        return lines;
    }

    @Test
    void everyCallOfASocketCompiles() throws Exception {
        tap.bind("local:\"0\"\\");
        tap.bind(THERE);
        tap.listen(3);
        tap.sockName();
        tap.peerName();
        tap.connect(THERE);
        tap.connect(new InetSocketAddress("127.0.0.1", 9));
        tap.connect(new ForeignAddress());
        tap.connectResult();
        tap.send(new byte[7]);
        tap.receive(9, Ws2Constants.MSG_PEEK);
        tap.shutdown(Shutdown.SD_SEND);
        tap.blocking(false);
        tap.groupId();
        script.add("// nothing to do");
        script.declare(
                "Ws2Socket",
                "s2",
                "ws2.socket(SocketRequest.of(entry), " + words.of(GroupRequest.join(new GroupId(77))) + ")");
        script.declare(
                "Ws2Socket",
                "s3",
                "ws2.socket(SocketRequest.of(entry), " + words.of(GroupRequest.join(new GroupId(5))) + ")");
        tap.close();
        tap.abort();
        assertThat(compiled())
                .contains("/*   7 */ SocketAddress a1 = s1.sockName();")
                .contains("/*   9 */ s1.connect(a1);")
                .contains("/*  10 */ s1.connect(ws2.stringToAddress(\"127.0.0.1:9\", entry));")
                .anyMatch(line -> line.contains("GroupRequest.join(g1)"))
                .anyMatch(line -> line.contains("GroupRequest.join(new GroupId(5))"));
    }

    @Test
    void requestsAndDecisionsCompile() throws Exception {
        Qos asked = Qos.of(
                FlowSpec.guaranteed(8_000, 160).withDelay(20_000, 5_000).withSizes(1024, 64),
                FlowSpec.controlledLoad(4_000_000_000L, 99));
        tap.connect(ConnectRequest.to("bridge:audio")
                .callerData(ByteBuffer.allocate(5))
                .qos(asked)
                .groupQos(GroupQos.require(Qos.symmetric(FlowSpec.guaranteed(8_000, 160))))
                .limit(Duration.ofNanos(1_500_001)));
        tap.connect(ConnectRequest.to(THERE).qos(Qos.UNSPECIFIED).groupQos(GroupQos.prefer(Qos.BEST_EFFORT)));
        tap.connect(ConnectRequest.to(THERE).groupQos(GroupQos.none()));
        tap.joinLeaf("leaf", ConnectRequest.to(THERE));
        Duration limit = Duration.ofSeconds(4);
        tap.accept("none", limit);
        tap.accept("none", request -> request.reject(), limit);
        tap.accept("none", request -> request.defer(), limit);
        tap.accept(
                "none",
                request -> request.accept()
                        .group(GroupRequest.NEW_CONSTRAINED)
                        .calleeData(ByteBuffer.allocate(3))
                        .qos(asked)
                        .groupQos(Qos.ZERO),
                limit);
        assertThat(compiled())
                .anyMatch(line -> line.contains("Ws2Socket none_2 = s1.accept(request -> request.reject(), "))
                .anyMatch(line -> line.contains("request.accept().group(GroupRequest.create(GroupKind.CONSTRAINED))"));
    }

    @Test
    void optionsAndControlCodesCompile() throws Exception {
        tap.set(SocketOptions.SO_LINGER, Linger.of(Duration.ofSeconds(2)));
        tap.set(SocketOptions.SO_GROUP_PRIORITY, 3);
        tap.set(SocketOptions.SO_GROUP_SCHEDULER, GroupScheduling.WEIGHTED);
        tap.set(SocketOptions.SO_RCVTIMEO, Duration.ZERO);
        tap.set(SocketOptions.SO_GROUP_ID, new GroupId(9));
        tap.get(Ws2Option.socket("SO_NOBODY_KNOWS", 0x7EEE, Integer.class));
        tap.ioctl(new Ioctl<>("SIO_NOBODY_KNOWS", 0x5800_7EEE, Void.class, Integer.class), null);
        tap.ioctl(Ioctls.SIO_GET_QOS, null);
        tap.untilAnswered(
                Ioctls.SIO_SET_GROUP_QOS,
                Qos.symmetric(FlowSpec.BEST_EFFORT.withServiceType(ServiceType.SERVICETYPE_CONTROLLEDLOAD)));
        script.declare(
                "Ws2",
                "there",
                "Ws2.startup(" + Words.of(Ws2Config.text("a = \"b\"\n").set("c", "d")) + ")");
        assertThat(compiled()).anyMatch(line -> line.endsWith("; // until there is an outcome"));
    }

    @Test
    void callsOfOtherThreadsAreMadeByOtherThreadsAndWhatTheyDeclareIsAwaited() throws Exception {
        Tap[] accepted = new Tap[1];
        inAnotherThread(() -> {
            accepted[0] = tap.accept("s2", Duration.ZERO);
            tap.abort();
            script.add("// what only a thread says");
        });
        tap.connect(THERE);
        accepted[0].close();
        assertThat(compiled())
                .anyMatch(line -> line.contains("FutureTask<Ws2Socket> s2Later"))
                .anyMatch(line -> line.contains("; Ws2Socket s2 = s2Later.get();"))
                .anyMatch(line -> line.endsWith(" s2.close();"))
                .anyMatch(line -> line.contains("new FutureTask<>(() -> { s1.abort(); return true; })"));
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void inAnotherThread(Work work) throws InterruptedException {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
        thread.join();
    }

    @Test
    void longScriptKeepsTheDeclarationsThatItsEndNeeds() throws Exception {
        for (int i = 0; i < 30; i++) tap.listen(1);
        Tap late = tap(script.declare("Ws2Socket", "s9", "ws2.socket(SocketRequest.of(entry), GroupRequest.NONE)"));
        script.declare("Ws2Socket", "s10", "ws2.socket(SocketRequest.of(entry), GroupRequest.NONE)");
        for (int i = 0; i < 30; i++) late.listen(1);
        assertThat(compiled())
                .hasSize(20 + 20 + 1 + 2)
                .contains("//       13 calls more", "//       11 calls more")
                .anyMatch(line -> line.contains("Ws2Socket s9"))
                .noneMatch(line -> line.contains("Ws2Socket s10"));
    }

    @Test
    void generatedCaseBeginsWithTheLibrariesOfItsLab() throws Exception {
        tap.listen(1);
        Script next = script.afterItsLibraries();
        next.declare("Ws2Socket", "s1", "ws2.socket(SocketRequest.of(entry), GroupRequest.NONE)");
        assertThat(next.numbered()).hasSize(3).anyMatch(line -> line.contains("Ws2 ws2 = "));
    }
}
