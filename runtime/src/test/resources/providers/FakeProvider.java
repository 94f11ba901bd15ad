package fake;

import io.trunkline.api.*;
import io.trunkline.spi.*;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.*;

/** A provider whose sockets can be bound and listened on; it leaves traces of starts and stops in system properties. */
public final class FakeProvider implements BaseProvider {
    static final ConfigKey<Integer> BACKLOG = ConfigKey.number("backlog", 50, 1, 65_535, "How many may wait.");

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public String description() {
        return "for tests";
    }

    @Override
    public List<ConfigKey<?>> configKeys() {
        return List.of(BACKLOG);
    }

    @Override
    public List<AddressFormat> addressFormats() {
        return List.of(new LocalAddressFormat());
    }

    @Override
    public List<ProtocolInfo> protocols(ProviderConfig config) {
        UUID id = UUID.nameUUIDFromBytes(new byte[] {1});
        Capabilities grouped = new Capabilities(
                Capability.Groups.UNCONSTRAINED,
                Capability.GroupReach.PROCESS,
                Capability.GroupTransport.SEPARATE,
                Capability.QosLevel.NONE,
                Capability.QosLevel.NONE,
                Capability.Priority.RECORDED);
        return List.of(
                ProtocolInfo.declare("fake", id).triple(0x4000, 1, 6).capabilities(grouped).build(),
                ProtocolInfo.declare("fake:bare", id).triple(0x4000, 1, 7).build());
    }

    @Override
    public Transport start(ProviderContext context) {
        count("fake.starts");
        System.setProperty("fake.backlog", "" + context.config().get(BACKLOG));
        System.setProperty("fake.directory", context.sharedDirectory().toString());
        System.setProperty("fake.thread", context.threads("selector").newThread(() -> {}).getName());
        return new FakeTransport(context);
    }

    static void count(String name) {
        System.setProperty(name, "" + (Integer.getInteger(name, 0) + 1));
    }

    private record FakeTransport(ProviderContext context) implements Transport {
        @Override
        public TimeSource time() {
            return context.systemTime();
        }

        @Override
        public ProviderSocket open(OpenRequest request, Upcalls upcalls) {
            return new FakeSocket();
        }

        @Override
        public Map<String, Qos> qosTemplates() {
            return Map.of("G711", Qos.BEST_EFFORT, "OWN", Qos.BEST_EFFORT);
        }

        @Override
        public void close() {
            count("fake.stops");
        }
    }

    private static final class FakeSocket implements ProviderSocket {
        private SocketAddress bound;

        @Override
        public void bind(SocketAddress address) throws Ws2Exception {
            if (((LocalAddress) address).host().equals("taken")) throw new Ws2Exception(WsaError.WSAEADDRINUSE);
            bound = address;
        }

        @Override
        public SocketAddress sockName() {
            return bound;
        }

        @Override
        public SocketAddress peerName() {
            return null;
        }

        @Override
        public void listen(int backlog) {}

        @Override
        public void connect(ConnectCall call) {}

        @Override
        public Connected connectResult() {
            return null;
        }

        @Override
        public void cancelConnect() {}

        @Override
        public IncomingConnection nextRequest() {
            return null;
        }

        @Override
        public int send(ByteBuffer data, int flags) {
            return WOULD_BLOCK;
        }

        @Override
        public int receive(ByteBuffer data, int flags) {
            return WOULD_BLOCK;
        }

        @Override
        public void shutdown(Shutdown how) {}

        @Override
        public void close(CloseMode mode) {
            count("fake.closes." + mode);
            if (bound instanceof LocalAddress at && at.host().equals("broken")) throw new AssertionError("broken");
        }

        @Override
        public int readiness() {
            return 0;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T option(Ws2Option<T> option) throws Ws2Exception {
            if (option.equals(SocketOptions.SO_GROUP_ID)) return (T) new GroupId(77);
            return ProviderSocket.super.option(option);
        }
    }
}
