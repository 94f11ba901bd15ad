package io.trunkline.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each jar that cannot be used is left out with one line, and the good one beside it works. */
class PluginDirectoryTest {
    @TempDir
    private Path directory;

    private ProviderJars jars;

    @BeforeEach
    void putAGoodProvider() throws Exception {
        jars = new ProviderJars(directory).transports("good.jar", "FakeProvider");
    }

    private Ws2Config config() {
        return Ws2Config.text("start.limit = 500ms").set("plugins.directory", directory.toString());
    }

    /** The only line about what is beside the good provider. */
    private String line() throws Exception {
        try (Ws2 ws2 = Ws2.startup(config())) {
            assertThat(ws2.enumProtocols()).extracting(ProtocolInfo::id).containsExactly("fake", "fake:bare");
            ws2.socket(0x4000, 1, 6).close();
            assertThat(ws2.leftOut()).hasSize(1);
            assertThat(ws2.leftOut().get(0)).doesNotContain("\n");
            return ws2.leftOut().get(0);
        }
    }

    @Test
    void corruptJarIsLeftOut() throws Exception {
        Files.writeString(directory.resolve("corrupt.jar"), "this is no jar");
        assertThat(line())
                .matches("plug-in .*corrupt.jar is left out: WSAEINVALIDPROCTABLE 10104: it is no readable jar: .*");
    }

    @Test
    void jarThatWasCutShortIsLeftOut() throws Exception {
        byte[] whole = Files.readAllBytes(directory.resolve("good.jar"));
        Files.write(directory.resolve("short.jar"), Arrays.copyOf(whole, whole.length / 2));
        assertThat(line()).contains("short.jar is left out: WSAEINVALIDPROCTABLE 10104: it is no readable jar");
    }

    @Test
    void jarWithoutProvidersIsLeftOut() throws Exception {
        jars.jar("bare.jar", "META-INF/nothing", "FakeProvider");
        assertThat(line())
                .endsWith("bare.jar is left out: WSAEINVALIDPROCTABLE 10104: "
                        + "it has no META-INF/services/io.trunkline.spi.TransportProvider");
    }

    @Test
    void jarWhoseListIsEmptyIsLeftOut() throws Exception {
        jars.transports("none.jar");
        assertThat(line()).endsWith("none.jar is left out: WSAEINVALIDPROCTABLE 10104: its list of providers is empty");
    }

    @Test
    void jarThatNamesAClassThatIsMissingIsLeftOut() throws Exception {
        jars.transports("missing.jar", "MissingProvider");
        assertThat(line())
                .contains("missing.jar is left out: WSAEINVALIDPROCTABLE")
                .contains("fake.MissingProvider");
    }

    @Test
    void classThatIsNoProviderIsLeftOut() throws Exception {
        jars.transports("wrong.jar", "PhonebookProvider");
        assertThat(line()).contains("WSAEINVALIDPROCTABLE").contains("fake.PhonebookProvider");
    }

    @Test
    void staticInitialiserThatThrowsIsLeftOut() throws Exception {
        jars.transports("burnt.jar", "BurntProvider");
        assertThat(line())
                .matches("provider class fake.BurntProvider of file:.*burnt.jar is left out: "
                        + "WSAEPROVIDERFAILEDINIT 10106: java.lang.IllegalStateException: burnt down");
    }

    @Test
    void constructorThatHangsIsLeftOut() throws Exception {
        jars.transports("sleepy.jar", "SleepyProvider");
        assertThat(line())
                .contains(
                        "WSAEPROVIDERFAILEDINIT 10106: no answer within 500 ms, it hangs in fake.SleepyProvider.<init>");
    }

    @Test
    void secondJarWithTheSameProviderIsLeftOut() throws Exception {
        jars.transports("hood.jar", "FakeProvider");
        assertThat(line())
                .contains("provider fake (class fake.FakeProvider of file:")
                .contains("its name is taken by");
    }

    @Test
    void jarsOfASubDirectoryBelongTogether() throws Exception {
        Path together = Files.createDirectory(directory.resolve("veiled"));
        new ProviderJars(together).transports("veil.jar", "VeilProvider").jar("library.jar", "META-INF/nothing");
        try (Ws2 ws2 = Ws2.startup(config().set("chains", "veil/fake"))) {
            assertThat(ws2.leftOut()).isEmpty();
            assertThat(ws2.enumProtocols())
                    .extracting(ProtocolInfo::id)
                    .containsExactly("veil/fake", "fake", "fake:bare");
        }
    }

    @Test
    void directoryThatIsNotThereIsRefused() {
        Ws2Config config = Ws2Config.defaults().set("plugins.directory", "/no/such/directory");
        assertThatThrownBy(() -> Ws2.startup(config))
                .isInstanceOf(Ws2Exception.class)
                .hasMessage("WSAEINVAL 10022: setting plugins.directory: plugins.directory is '/no/such/directory',"
                        + " expected a directory of jars");
    }

    @Test
    void directoryThatIsNotThereIsRefusedWithTheFileAndLineThatNameIt() throws Exception {
        Path file = Files.writeString(
                directory.resolve("trunkline.conf"), "connect.limit = 1s\nplugins {\n  directory = \"/no/such\"\n}\n");
        assertThatThrownBy(() -> Ws2.startup(Ws2Config.file(file)))
                .hasMessage("WSAEINVAL 10022: " + file
                        + " line 3: plugins.directory is '/no/such', expected a directory of jars");
    }

    @Test
    void providersOfTheCallingThreadsClassLoaderAreFoundOnce() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        URL jar = directory.resolve("good.jar").toUri().toURL();
        try (URLClassLoader ofThread = new URLClassLoader(new URL[] {jar}, before)) {
            Thread.currentThread().setContextClassLoader(ofThread);
            try (Ws2 ws2 = Ws2.startup(Ws2Config.defaults())) {
                assertThat(ws2.enumProtocols()).extracting(ProtocolInfo::id).isEqualTo(List.of("fake", "fake:bare"));
                assertThat(ws2.leftOut()).isEmpty();
            }
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
