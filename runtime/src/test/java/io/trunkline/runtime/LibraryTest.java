package io.trunkline.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import io.trunkline.api.GroupKind;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Qos;
import io.trunkline.api.Requirements;
import io.trunkline.api.Selection;
import io.trunkline.api.SocketRequest;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.Ws2Socket;
import io.trunkline.api.WsaError;
import io.trunkline.spi.LocalAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library over provider jars in a directory. */
class LibraryTest {
    @TempDir
    private Path directory;

    private Ws2Config config;

    @BeforeEach
    void putProviders() throws Exception {
        new ProviderJars(directory)
                .transports(
                        "fake.jar", "FakeProvider", "VeilProvider", "StubbornProvider", "SlowProvider", "EmptyProvider")
                .nameSpaces("phonebook.jar", "PhonebookProvider");
        System.getProperties().keySet().removeIf(name -> name.toString().matches("(fake|veil|slow)\\..*"));
        config = Ws2Config.text("resolve.dns = false, start.limit = 500ms")
                .set("plugins.directory", directory.toString())
                .set("shared.directory", directory.resolve("shared").toString());
    }

    private static int count(String name) {
        return Integer.getInteger(name, 0);
    }

    private static WsaError code(ThrowingCallable call) {
        return catchThrowableOfType(Ws2Exception.class, call).error();
    }

    private static ProtocolInfo entry(Ws2 ws2, String id) throws Ws2Exception {
        return ws2.select(id, Requirements.none()).chosen();
    }

    @Test
    void providersAreFoundAndNothingIsStartedBeforeASocketNeedsIt() throws Exception {
        try (Ws2 ws2 = Ws2.startup(config)) {
            assertThat(ws2.enumProtocols()).extracting(ProtocolInfo::id).contains("fake", "fake:bare", "stubborn");
            assertThat(ws2.leftOut()).isEmpty();
            assertThat(count("fake.starts")).isZero();
            ws2.socket(0x4000, 1, 6).close();
            ws2.socket(0x4000, 1, 7).close();
            assertThat(count("fake.starts")).isOne();
        }
        assertThat(count("fake.stops")).isOne();
    }

    @Test
    void layerStopsBeforeWhatItStandsOnAndIsStartedForEachEntryBelow() throws Exception {
        try (Ws2 ws2 = Ws2.startup(config)) {
            ws2.socket(entry(ws2, "veil/fake")).close();
            ws2.socket(entry(ws2, "veil/fake")).close();
            assertThat(count("veil.starts")).isOne();
            ws2.socket(entry(ws2, "veil/fake:bare")).close();
            assertThat(count("veil.starts")).isEqualTo(2);
            assertThat(count("fake.starts")).isOne();
        }
        assertThat(count("veil.stops")).isEqualTo(2);
        assertThat(System.getProperty("veil.stopped.before.fake")).isEqualTo("true");
    }

    @Test
    void closingResetsTheSocketsThatAreStillOpen() throws Exception {
        Ws2 ws2 = Ws2.startup(config);
        Ws2Socket left = ws2.socket(entry(ws2, "fake"));
        ws2.socket(entry(ws2, "fake")).close();
        ws2.close();
        assertThat(count("fake.closes.ABORTIVE")).isOne();
        assertThat(count("fake.closes.GRACEFUL")).isOne();
        assertThat(left.isOpen()).isFalse();
    }

    @Test
    void socketWhoseProviderBreaksAtItsCloseKeepsNoOtherFromEnding() throws Exception {
        Ws2 ws2 = Ws2.startup(config);
        ws2.listen(ws2.select("fake", Requirements.none()), "broken:1");
        ws2.socket(entry(ws2, "fake"));
        ws2.close();
        assertThat(count("fake.closes.ABORTIVE")).isEqualTo(2);
        assertThat(count("fake.stops")).isOne();
    }

    @Test
    void everythingAfterCloseGivesNotInitialisedAndClosingTwiceIsHarmless() throws Exception {
        Ws2 ws2 = Ws2.startup(config);
        Selection selection = ws2.select("fake", Requirements.none());
        ws2.close();
        ws2.close();
        List<ThrowingCallable> calls = List.of(
                ws2::enumProtocols,
                () -> ws2.select("", Requirements.none()),
                () -> ws2.socket(0x4000, 1, 6),
                () -> ws2.socket(selection, GroupRequest.NONE),
                () -> ws2.openGroup(selection, GroupKind.UNCONSTRAINED, GroupQos.none()),
                () -> ws2.listen(selection, "alice:1"),
                () -> ws2.resolve("alice:1", selection.chosen()),
                () -> ws2.addressToString(new LocalAddress("alice", 1)),
                () -> ws2.stringToAddress("alice:1", selection.chosen()),
                () -> ws2.qosNames(selection.chosen()),
                () -> ws2.getQosByName("G711", selection.chosen()),
                () -> ws2.clock(selection.chosen()));
        for (ThrowingCallable call : calls) assertThat(code(call)).isEqualTo(WsaError.WSANOTINITIALISED);
        assertThat(ws2.groups()).isEmpty();
    }

    @Test
    void addressInTheTableOfNamesThatNoFamilyReadsIsRefusedAtStart() throws Exception {
        Path file = Files.writeString(
                directory.resolve("names.conf"),
                "resolve.dns = false\nnames {\n  \"bridge:audio\" = \"alice:1\"\n"
                        + "  \"bridge:video\" = [ \"alice:2\", \"alice\" ]\n}\n");
        Ws2Config named = Ws2Config.file(file).set("plugins.directory", directory.toString());
        assertThatThrownBy(() -> Ws2.startup(named))
                .hasMessage("WSAEINVAL 10022: " + file + " line 4: names.\"bridge:video\" has 'alice',"
                        + " expected addresses such as alice:9000");
        Ws2.startup(named.set("names.bridge:video", "alice:2, 127.0.0.1:2, [::1]:2"))
                .close();
    }

    @Test
    void addressOfAProviderThatWasLeftOutStandsUnread() throws Exception {
        new ProviderJars(directory).transports("broken.jar", "UselessProvider");
        try (Ws2 ws2 = Ws2.startup(config.set("names.bridge:video", "of another family"))) {
            assertThat(ws2.leftOut()).hasSize(1);
            ProtocolInfo fake = entry(ws2, "fake");
            assertThat(code(() -> ws2.resolve("bridge:video", fake))).isEqualTo(WsaError.WSANO_DATA);
        }
    }

    @Test
    void missingArgumentsAreFaults() throws Exception {
        try (Ws2 ws2 = Ws2.startup(config)) {
            Selection selection = ws2.select("fake", Requirements.none());
            List<ThrowingCallable> calls = List.of(
                    () -> ws2.select(null, Requirements.none()),
                    () -> ws2.select("", null),
                    () -> ws2.socket((Selection) null, GroupRequest.NONE),
                    () -> ws2.socket(selection, null),
                    () -> ws2.socket((SocketRequest) null, GroupRequest.NONE),
                    () -> ws2.listen(selection, null),
                    () -> ws2.resolve(null, selection.chosen()),
                    () -> ws2.resolve("alice:1", null),
                    () -> ws2.addressToString(null),
                    () -> ws2.getQosByName(null, selection.chosen()));
            for (ThrowingCallable call : calls) assertThat(code(call)).isEqualTo(WsaError.WSAEFAULT);
        }
    }

    @Test
    void providerThatDoesNotStartIsNamedWithItsReason() throws Exception {
        try (Ws2 ws2 = Ws2.startup(config)) {
            ProtocolInfo stubborn = entry(ws2, "stubborn");
            assertThatThrownBy(() -> ws2.socket(stubborn))
                    .isInstanceOfSatisfying(
                            Ws2Exception.class, e -> assertThat(e.error()).isEqualTo(WsaError.WSAEPROVIDERFAILEDINIT))
                    .hasMessageContaining("provider stubborn could not be started: WSASYSNOTREADY 10091: no licence");
            assertThatThrownBy(() -> ws2.socket(entry(ws2, "empty"))).hasMessageContaining("start() answers null");
            ws2.socket(entry(ws2, "fake")).close();
        }
    }

    @Test
    void providerThatHangsAtItsStartIsGivenUpAndInterrupted() throws Exception {
        try (Ws2 ws2 = Ws2.startup(config)) {
            ProtocolInfo slow = entry(ws2, "slow");
            assertThatThrownBy(() -> ws2.socket(slow))
                    .hasMessageContaining("WSAEPROVIDERFAILEDINIT")
                    .hasMessageContaining("no answer within 500 ms, it hangs in fake.SlowProvider.start");
            ws2.socket(entry(ws2, "fake")).close();
        }
    }

    @Test
    void groupThroughASelectionNeedsGroupsAndTheLiteralFormDoesNot() throws Exception {
        try (Ws2 ws2 = Ws2.startup(config)) {
            Selection bare = ws2.select("fake:bare", Requirements.none());
            Selection grouped = ws2.select("fake", Requirements.none());
            assertThat(code(() -> ws2.socket(bare, GroupRequest.NEW_UNCONSTRAINED)))
                    .isEqualTo(WsaError.WSAEOPNOTSUPP);
            assertThat(code(() -> ws2.openGroup(grouped, GroupKind.CONSTRAINED, GroupQos.none())))
                    .isEqualTo(WsaError.WSAEOPNOTSUPP);
            assertThat(code(() -> ws2.openGroup(bare, GroupKind.UNCONSTRAINED, GroupQos.none())))
                    .isEqualTo(WsaError.WSAEOPNOTSUPP);
            ws2.socket(grouped, GroupRequest.NEW_UNCONSTRAINED).close();
            ws2.socket(SocketRequest.of(bare.chosen()), GroupRequest.NEW_UNCONSTRAINED)
                    .close();
        }
    }

    @Test
    void listenTakesTheFirstAddressOfANameThatCanBeBound() throws Exception {
        try (Ws2 ws2 = Ws2.startup(config);
                Ws2Socket port = ws2.listen("fake", "carol:phone")) {
            assertThat(port.sockName()).isEqualTo(new LocalAddress("carol", 5));
            assertThat(code(() -> ws2.listen("fake", "taken:5"))).isEqualTo(WsaError.WSAEADDRINUSE);
            assertThat(count("fake.closes.GRACEFUL")).isEqualTo(2);
        }
    }

    @Test
    void unknownFlagsAndMultipointWithoutMultipointAreRefused() throws Exception {
        try (Ws2 ws2 = Ws2.startup(config)) {
            SocketRequest request = SocketRequest.of(0x4000, 1, 6);
            for (int flags : new int[] {0x1000, 0x02, 0x02 | 0x08}) {
                assertThat(code(() -> ws2.socket(request.withFlags(flags), GroupRequest.NONE)))
                        .isEqualTo(WsaError.WSAEINVAL);
            }
        }
    }

    @Test
    void templatesOfTheProviderComeFirstThenInstalledThenBuiltIn() throws Exception {
        Ws2Config more = config.set("qos.templates.G729.both.tokenRateOctetsPerSecond", "1234")
                .set("qos.templates.OURS.both.maxSduOctets", "99");
        try (Ws2 ws2 = Ws2.startup(more)) {
            ProtocolInfo fake = entry(ws2, "fake");
            assertThat(ws2.qosNames(fake))
                    .contains("G711", "G722", "H261CIF", "OWN", "OURS")
                    .doesNotHaveDuplicates();
            assertThat(ws2.getQosByName("G711", fake)).isEqualTo(Qos.BEST_EFFORT);
            assertThat(ws2.getQosByName("G729", fake).sending().tokenRateOctetsPerSecond())
                    .isEqualTo(1234);
            assertThat(ws2.getQosByName("G722", fake).sending().tokenRateOctetsPerSecond())
                    .isEqualTo(8000);
            assertThatThrownBy(() -> ws2.getQosByName("G999", fake))
                    .hasMessageContaining("WSANO_DATA")
                    .hasMessageContaining("there are: G711, G722");
        }
    }

    @Test
    void providerGetsItsSectionAndADirectoryThatOnlyItsUserCanRead() throws Exception {
        try (Ws2 ws2 = Ws2.startup(config.set("providers.fake.backlog", "7"))) {
            ws2.socket(entry(ws2, "fake")).close();
            assertThat(System.getProperty("fake.backlog")).isEqualTo("7");
            assertThat(System.getProperty("fake.thread")).isEqualTo("trunkline-fake-selector");
            Path shared = Path.of(System.getProperty("fake.directory"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void clockOfRealProvidersIsTheSystemsClock() throws Exception {
        try (Ws2 ws2 = Ws2.startup(config)) {
            long before = ws2.clock().nanos();
            assertThat(ws2.clock(entry(ws2, "fake")).nanos()).isGreaterThanOrEqualTo(before);
        }
    }

    @Test
    void librariesAreIndependentOfEachOther() throws Exception {
        Ws2 one = Ws2.startup(config);
        try (Ws2 other = Ws2.startup(config)) {
            one.socket(entry(one, "fake")).close();
            other.socket(entry(other, "fake")).close();
            assertThat(count("fake.starts")).isEqualTo(2);
            one.close();
            assertThat(count("fake.stops")).isOne();
            other.socket(entry(other, "fake")).close();
        }
    }

    @Test
    void defaultLibraryIsCountedAndEndsWithItsLastReference() throws Exception {
        System.setProperty("trunkline.plugins.directory", directory.toString());
        System.setProperty("trunkline.shared.directory", directory.toString());
        try {
            Ws2 first = Ws2.startup();
            Ws2 second = Ws2.startup();
            first.socket(entry(first, "fake")).close();
            first.close();
            first.close();
            assertThat(code(first::enumProtocols)).isEqualTo(WsaError.WSANOTINITIALISED);
            second.socket(entry(second, "fake")).close();
            assertThat(count("fake.starts")).isOne();
            assertThat(count("fake.stops")).isZero();
            second.close();
            assertThat(count("fake.stops")).isOne();
            try (Ws2 afresh = Ws2.startup()) {
                afresh.socket(entry(afresh, "fake")).close();
            }
            assertThat(count("fake.starts")).isEqualTo(2);
        } finally {
            System.clearProperty("trunkline.plugins.directory");
            System.clearProperty("trunkline.shared.directory");
        }
    }

    @Test
    void applicationsThatUseGuiceGetALibraryBound() throws Exception {
        AbstractModule application = new AbstractModule() {
            @Override
            protected void configure() {
                install(new TrunklineModule(config));
            }
        };
        try (Ws2 ws2 = Guice.createInjector(application).getInstance(Ws2.class)) {
            assertThat(ws2.enumProtocols()).extracting(ProtocolInfo::id).contains("fake");
        }
    }

    @Test
    void startOnAnInterruptedThreadIsInterruptedAndLeavesNobodyOut() throws Exception {
        Thread.currentThread().interrupt();
        try {
            assertThat(code(() -> Ws2.startup(config))).isEqualTo(WsaError.WSAEINTR);
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        try (Ws2 ws2 = Ws2.startup(config)) {
            assertThat(ws2.leftOut()).isEmpty();
        }
    }

    @Test
    void mistakeInTheConfigurationIsTheExceptionOfStartup() {
        Ws2Exception refusal =
                catchThrowableOfType(Ws2Exception.class, () -> Ws2.startup(config.set("conect.limit", "5s")));
        assertThat(refusal.error()).isEqualTo(WsaError.WSAEINVAL);
        assertThat(refusal)
                .hasMessage("WSAEINVAL 10022: setting conect.limit: unknown key conect, did you mean connect?");
    }
}
