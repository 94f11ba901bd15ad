package io.trunkline.provider.atm;

import static io.trunkline.api.Ws2Constants.JL_SENDER_ONLY;
import static io.trunkline.api.Ws2Constants.WSA_FLAG_MULTIPOINT_C_LEAF;
import static io.trunkline.api.Ws2Constants.WSA_FLAG_MULTIPOINT_C_ROOT;
import static io.trunkline.api.Ws2Constants.WSA_FLAG_MULTIPOINT_D_LEAF;
import static io.trunkline.api.Ws2Constants.WSA_FLAG_MULTIPOINT_D_ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Ioctls;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Requirements;
import io.trunkline.api.SocketRequest;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.provider.atm.address.AtmSocketAddress;
import io.trunkline.simulation.EventScheduler;
import io.trunkline.simulation.SimulatedNetwork;
import io.trunkline.simulation.SimulatedNetworks;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A root at alice, leaves at bob and carol, one switch; a test moves the time. */
abstract class ThreeHosts {
    static final String NETWORK = """
            name = three
            hosts { alice {}, bob {}, carol {} }
            switches { s1 {} }
            links = [
              { from = alice, to = s1, rate = e1 }
              { from = bob,   to = s1, rate = e1 }
              { from = carol, to = s1, rate = e1 }
            ]
            """;
    static final int ROOT = WSA_FLAG_MULTIPOINT_C_ROOT | WSA_FLAG_MULTIPOINT_D_ROOT;
    static final int LEAF = WSA_FLAG_MULTIPOINT_C_LEAF | WSA_FLAG_MULTIPOINT_D_LEAF;

    /** @param session the leaf's socket at the root */
    record Leaf(Ws2Socket session, Ws2Socket socket) {}

    @TempDir
    Path directory;

    Path capture;
    Ws2 alice;
    Ws2 bob;
    Ws2 carol;
    SimulatedNetwork network;
    Ws2Socket root;

    @BeforeEach
    void start() throws Exception {
        capture = directory.resolve("run.pcapng");
        Files.writeString(directory.resolve("three.conf"), NETWORK);
        alice = library("alice");
        bob = library("bob");
        carol = library("carol");
        root = socket(alice, ROOT);
        network = SimulatedNetworks.all().get(0);
    }

    Ws2 library(String host) throws Ws2Exception {
        return Ws2.startup(Ws2Config.text("resolve.dns = false")
                .set(
                        "providers.atm-sim.network",
                        directory.resolve("three.conf").toString())
                .set("providers.atm-sim.name", "multicast")
                .set("providers.atm-sim.time", "manual")
                .set("providers.atm-sim.buffer", "65536")
                .set("providers.atm-sim.capture", capture.toString())
                .set("providers.atm-sim.host", host));
    }

    @AfterEach
    void stop() throws Exception {
        for (Ws2 library : List.of(alice, bob, carol)) library.close();
        assertThat(SimulatedNetworks.all()).isEmpty();
    }

    void pass(long millis) {
        network.simulation().advance(millis * EventScheduler.PICOS_PER_MILLI);
    }

    static Ws2Socket socket(Ws2 host, int flags) throws Ws2Exception {
        ProtocolInfo entry = host.select("atm-sim:message", Requirements.none()).chosen();
        Ws2Socket socket = host.socket(SocketRequest.of(entry).withFlags(flags), GroupRequest.NONE);
        socket.ioctl(Ioctls.FIONBIO, true);
        return socket;
    }

    static Ws2Socket listener(Ws2 host, String name, int service) throws Ws2Exception {
        Ws2Socket listener = socket(host, LEAF);
        listener.bind(new AtmSocketAddress(name, service));
        listener.listen(5);
        return listener;
    }

    Leaf join(Ws2 host, String name, int service) throws Ws2Exception {
        Ws2Socket listener = listener(host, name, service);
        Ws2Socket session = root.joinLeaf(ConnectRequest.to(new AtmSocketAddress(name, service)), JL_SENDER_ONLY);
        pass(1000);
        Ws2Socket leaf = listener.accept();
        leaf.ioctl(Ioctls.FIONBIO, true);
        pass(1000);
        assertThat(root.connectResult()).isNotNull();
        listener.close();
        return new Leaf(session, leaf);
    }

    static void send(Ws2Socket from, String text) throws Ws2Exception {
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(from.send(ByteBuffer.wrap(octets), 0)).isEqualTo(octets.length);
    }

    /** Everything that has come; the end is the code of WSAEDISCON. */
    static List<String> read(Ws2Socket at) throws Ws2Exception {
        List<String> all = new ArrayList<>();
        while (true) {
            ByteBuffer room = ByteBuffer.allocate(100_000);
            int octets = at.receive(room, 0);
            if (octets == -WsaError.WSAEWOULDBLOCK.number()) return all;
            if (octets < 0) {
                all.add("end " + octets);
                return all;
            }
            all.add(StandardCharsets.US_ASCII.decode(room.flip()).toString());
        }
    }

    static Ws2Exception failure(ThrowingCallable call) {
        return catchThrowableOfType(Ws2Exception.class, call);
    }

    void nothingIsLeft() {
        pass(60_000);
        assertThat(network.leftovers()).isEmpty();
    }

    static final String END = "end " + -WsaError.WSAEDISCON.number();
}
