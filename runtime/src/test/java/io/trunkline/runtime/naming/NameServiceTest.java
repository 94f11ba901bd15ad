package io.trunkline.runtime.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.runtime.config.Settings;
import io.trunkline.runtime.config.Surroundings;
import io.trunkline.spi.AddressFormat;
import io.trunkline.spi.LocalAddress;
import io.trunkline.spi.LocalAddressFormat;
import io.trunkline.spi.NameSpaceProvider;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameServiceTest {
    private static final String TABLE =
            "names { \"bridge:audio\" = [ \"127.0.0.1:9001\", \"alice:9001\", \"bob:9001\" ], \"v4:only\" = \"127.0.0.1:7\" }\n";

    /** Internet addresses in the form that tests need, without brackets for version 6. */
    private record Internet(int family) implements AddressFormat {
        @Override
        public String name() {
            return family == Ws2Constants.AF_INET ? "AF_INET" : "AF_INET6";
        }

        @Override
        public String example() {
            return "192.0.2.1:9000";
        }

        @Override
        public boolean accepts(SocketAddress address) {
            return address instanceof InetSocketAddress internet
                    && (internet.getAddress() instanceof Inet4Address) == (family == Ws2Constants.AF_INET);
        }

        @Override
        public Optional<SocketAddress> parse(String text) {
            if (family != Ws2Constants.AF_INET || !text.matches("[0-9]+(\\.[0-9]+){3}:[0-9]{1,4}")) {
                return Optional.empty();
            }
            String[] parts = text.split("[.:]");
            byte[] octets = new byte[4];
            for (int i = 0; i < 4; i++) octets[i] = (byte) Integer.parseInt(parts[i]);
            try {
                return Optional.of(new InetSocketAddress(InetAddress.getByAddress(octets), Integer.parseInt(parts[4])));
            } catch (UnknownHostException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public String format(SocketAddress address) {
            InetSocketAddress internet = (InetSocketAddress) address;
            return internet.getAddress().getHostAddress() + ":" + internet.getPort();
        }

        @Override
        public String host(SocketAddress address) {
            return ((InetSocketAddress) address).getAddress().getHostAddress();
        }
    }

    /** A name space of somebody else. */
    private record Phonebook(NameSpaceProvider answers) implements NameSpaceProvider {
        @Override
        public String name() {
            return "phonebook";
        }

        @Override
        public boolean serves(AddressFormat family) {
            return true;
        }

        @Override
        public List<SocketAddress> lookup(String host, String service, AddressFormat family) throws Ws2Exception {
            return answers.lookup(host, service, family);
        }

        @Override
        public Set<Integer> families(String host, String service) {
            return Set.of();
        }
    }

    private static ProtocolInfo entry(int family) {
        return ProtocolInfo.declare("x", new UUID(0, 1)).triple(family, 1, 6).build();
    }

    private static final ProtocolInfo INET = entry(Ws2Constants.AF_INET);
    private static final ProtocolInfo INET6 = entry(Ws2Constants.AF_INET6);
    private static final ProtocolInfo LOCAL = entry(Ws2Constants.AF_LOCAL_NAME);

    private static NameService names(String hocon, NameSpaceProvider... others) throws Ws2Exception {
        Map<Integer, AddressFormat> formats = new TreeMap<>();
        for (AddressFormat format : List.of(new Internet(2), new Internet(23), new LocalAddressFormat())) {
            formats.put(format.family(), format);
        }
        Settings settings = Settings.load(Ws2Config.text(TABLE + hocon), Surroundings.none());
        return new NameService(settings, formats, List.of(others));
    }

    private static WsaError failure(NameService names, String text, ProtocolInfo entry) {
        return catchThrowableOfType(Ws2Exception.class, () -> names.resolve(text, entry))
                .error();
    }

    @Test
    void addressInTextFormIsItself() throws Exception {
        assertThat(names("").resolve("127.0.0.1:9000", INET)).containsExactly(new InetSocketAddress("127.0.0.1", 9000));
        assertThat(names("").resolve("alice:9000", LOCAL)).containsExactly(new LocalAddress("alice", 9000));
    }

    @Test
    void tableAnswersInTheFamilyOfTheEntryInItsOrder() throws Exception {
        assertThat(names("").resolve("bridge:audio", INET)).containsExactly(new InetSocketAddress("127.0.0.1", 9001));
        assertThat(names("").resolve("bridge:audio", LOCAL))
                .containsExactly(new LocalAddress("alice", 9001), new LocalAddress("bob", 9001));
    }

    @Test
    void nameThatIsKnownInOtherFamiliesOnlyHasNoData() throws Exception {
        assertThatThrownBy(() -> names("").resolve("v4:only", LOCAL))
                .hasMessage("WSANO_DATA 11004: v4:only is known only in AF_INET, not in AF_LOCAL_NAME");
        assertThatThrownBy(() -> names("resolve.dns = false").resolve("bridge:audio", INET6))
                .hasMessageContaining("bridge:audio is known only in AF_INET, AF_LOCAL_NAME, not in AF_INET6");
    }

    @Test
    void unknownNameTellsWhichNameSpacesWereAsked() throws Exception {
        NameSpaceProvider phonebook = new Phonebook(answering((host, service) -> List.of()));
        assertThatThrownBy(() -> names("", phonebook).resolve("nobody:audio", LOCAL))
                .hasMessage("WSAHOST_NOT_FOUND 11001: nobody:audio is not known; "
                        + "name spaces asked: configuration table, phonebook");
    }

    @Test
    void addressInTheTableThatNoFamilyReadsIsNamed() throws Exception {
        NameService names = names("names.\"odd:one\" = \"1.2.3.4.5:6\"");
        assertThatThrownBy(() -> names.resolve("odd:one", LOCAL))
                .hasMessageContaining("WSANO_DATA")
                .hasMessageContaining("the table also has [1.2.3.4.5:6], which no family reads");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "9000x", "a b:c", "bridge:", ":audio", "1.2.3:80", "999.1.1.1:99999", "host:70000", "[::1"})
    void textThatIsNeitherNameNorAddressIsRefusedWithAnExample(String text) throws Exception {
        assertThatThrownBy(() -> names("").resolve(text, INET))
                .hasMessage("WSAEINVAL 10022: '" + text + "' is neither an address of AF_INET such as 192.0.2.1:9000"
                        + " nor a name such as bridge:audio");
    }

    @Test
    void numberedPortOutOfRangeIsNoLocalName() throws Exception {
        assertThat(failure(names(""), "alice:70000", LOCAL)).isEqualTo(WsaError.WSAEINVAL);
    }

    @Test
    void hostsOfTheSystemAreFoundWithNumberedAndNamedPorts() throws Exception {
        assertThat(names("").resolve("localhost:9000", INET)).contains(new InetSocketAddress("127.0.0.1", 9000));
        assertThat(names("").resolve("localhost:http", INET)).contains(new InetSocketAddress("127.0.0.1", 80));
    }

    @Test
    void systemIsNotAskedWhenThatIsSwitchedOff() throws Exception {
        assertThatThrownBy(() -> names("resolve.dns = false").resolve("localhost:http", INET))
                .hasMessageContaining("name spaces asked: configuration table");
    }

    @Test
    void serviceWithoutPortIsUnknown() throws Exception {
        assertThat(failure(names(""), "localhost:no-such-service", INET)).isEqualTo(WsaError.WSAHOST_NOT_FOUND);
    }

    @Test
    void nameSpacesOfOthersAreAskedBehindTheTable() throws Exception {
        SocketAddress carol = new LocalAddress("carol", 5);
        NameService names = names("", new Phonebook(answering((host, service) -> List.of(carol))));
        assertThat(names.resolve("carol:phone", LOCAL)).containsExactly(carol);
        assertThat(names.resolve("bridge:audio", LOCAL)).doesNotContain(carol);
    }

    @Test
    void networkIsAskedBehindTheTableAndBeforeOthers() throws Exception {
        SocketAddress carol = new LocalAddress("carol", 5);
        SocketAddress dave = new LocalAddress("dave", 6);
        NameService names = names("", new Phonebook(answering((host, service) -> List.of(dave))));
        NameSpaceProvider own =
                new Phonebook(answering((host, service) -> host.equals("carol") ? List.of(carol) : List.of()));
        assertThat(names.resolve("carol:phone", LOCAL, () -> Optional.of(own))).containsExactly(carol);
        assertThat(names.resolve("dave:phone", LOCAL, () -> Optional.of(own))).containsExactly(dave);
        assertThat(names.resolve("bridge:audio", LOCAL, () -> {
                    throw new AssertionError("the table knows it");
                }))
                .contains(new LocalAddress("alice", 9001));
    }

    @Test
    void networkThatCannotBeStartedIsToldOnlyIfNobodyElseKnowsTheName() throws Exception {
        SocketAddress carol = new LocalAddress("carol", 5);
        NameService.OfNetwork torn = () -> {
            throw new Ws2Exception(WsaError.WSAEPROVIDERFAILEDINIT, "no such file");
        };
        NameService names = names("", new Phonebook(answering((host, service) -> List.of(carol))));
        assertThat(names.resolve("carol:phone", LOCAL, torn)).containsExactly(carol);
        assertThatThrownBy(() -> names("").resolve("carol:phone", LOCAL, torn)).hasMessageContaining("no such file");
    }

    @Test
    void nameSpaceThatHangsIsGivenUp() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        NameSpaceProvider hanging = new Phonebook(answering((host, service) -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        }));
        assertThatThrownBy(() -> names("resolve.limit = 50ms", hanging).resolve("carol:phone", LOCAL))
                .hasMessageContaining("WSATRY_AGAIN")
                .hasMessageContaining("no answer within 50 ms");
    }

    @Test
    void nameSpaceThatThrowsDoesNotHideAnotherThatKnows() throws Exception {
        SocketAddress carol = new LocalAddress("carol", 5);
        NameSpaceProvider broken = new Phonebook(answering((host, service) -> {
            throw new IllegalStateException("torn");
        }));
        NameSpaceProvider sound = new Phonebook(answering((host, service) -> List.of(carol)));
        assertThat(names("", broken, sound).resolve("carol:phone", LOCAL)).containsExactly(carol);
        assertThatThrownBy(() -> names("", broken).resolve("carol:phone", LOCAL))
                .hasMessageContaining("WSANO_RECOVERY")
                .hasMessageContaining("torn");
    }

    /** Answers of a look-up. */
    private interface Answers {
        List<SocketAddress> of(String host, String service);
    }

    private static NameSpaceProvider answering(Answers answers) {
        return new NameSpaceProvider() {
            @Override
            public String name() {
                return "answers";
            }

            @Override
            public boolean serves(AddressFormat family) {
                return true;
            }

            @Override
            public List<SocketAddress> lookup(String host, String service, AddressFormat family) {
                return answers.of(host, service);
            }

            @Override
            public Set<Integer> families(String host, String service) {
                return Set.of();
            }
        };
    }

    @Test
    void textFormOfAnAddressReadsBack() throws Exception {
        NameService names = names("");
        assertThat(names.text(new LocalAddress("alice", 7))).isEqualTo("alice:7");
        assertThat(names.address("alice:7", LOCAL)).isEqualTo(new LocalAddress("alice", 7));
        assertThatThrownBy(() -> names.address("alice", LOCAL))
                .hasMessage("WSAEINVAL 10022: 'alice' is no address of AF_LOCAL_NAME, expected one such as alice:9000");
    }

    @Test
    void addressOfNobodysFamilyHasNoTextForm() throws Exception {
        SocketAddress strange = new SocketAddress() {
            private static final long serialVersionUID = 1L;
        };
        Ws2Exception refusal =
                catchThrowableOfType(Ws2Exception.class, () -> names("").text(strange));
        assertThat(refusal.error()).isEqualTo(WsaError.WSAEAFNOSUPPORT);
    }
}
