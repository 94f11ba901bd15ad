package io.trunkline.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The directory in which the processes of one user meet, and the state in which it is found. */
class SharedDirectoryTest {
    @TempDir
    private Path place;

    private Path wanted;

    @BeforeEach
    void needPermissions() {
        assumeTrue(place.getFileSystem().supportedFileAttributeViews().contains("posix"));
        wanted = place.resolve("shared");
    }

    private static String mode(Path directory) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory));
    }

    private Path existing(String mode) throws IOException {
        Files.createDirectory(wanted);
        return Files.setPosixFilePermissions(wanted, PosixFilePermissions.fromString(mode));
    }

    private static Path get(Path configured) {
        return new SharedDirectory(configured.toString()).get();
    }

    private static void isRefused(Path configured, String because) {
        assertThatThrownBy(() -> get(configured))
                .cause()
                .isInstanceOf(Ws2Exception.class)
                .hasMessageContaining("the shared directory " + configured)
                .hasMessageContaining(because)
                .hasMessageNotContaining("\n");
    }

    @Test
    void missingOneIsMadeForItsUserAlone() throws Exception {
        assertThat(mode(get(wanted))).isEqualTo("rwx------");
        assertThat(mode(get(place.resolve("deep/in/it")))).isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwx------", "rwxr-xr-x", "rwxr-x---"})
    void oneThatOnlyItsUserCanWriteIsUsedAsItIs(String mode) throws Exception {
        assertThat(mode(get(existing(mode)))).isEqualTo(mode);
        assertThat(wanted).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxr-x", "rwxrwxrwx", "rwx-w----"})
    void oneThatOthersCanWriteIsRefusedAndLeftAsItIs(String mode) throws Exception {
        isRefused(existing(mode), "others can write to it (" + mode + ")");
        assertThat(mode(wanted)).isEqualTo(mode);
        assertThat(wanted).isEmptyDirectory();
    }

    @Test
    void oneOfSomebodyElseIsRefusedAndLeftAsItIs() throws Exception {
        Path foreign = foreign();
        String before = mode(foreign);
        assertThatThrownBy(() -> get(foreign)).cause().hasMessageContaining("the shared directory " + foreign);
        assertThat(mode(foreign)).isEqualTo(before);
    }

    /** A directory of another user: one that was given away, which only the system's own user can, or the system's. */
    private Path foreign() throws IOException {
        existing("rwxr-xr-x");
        try {
            return Files.setOwner(
                    wanted,
                    wanted.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("65534"));
        } catch (IOException mayNot) {
            return Path.of("/");
        }
    }

    @Test
    void fileAndLinkAreRefused() throws Exception {
        Path file = Files.createFile(place.resolve("file"));
        isRefused(file, "it is no directory");
        isRefused(Files.createSymbolicLink(place.resolve("link"), existing("rwx------")), "it is no directory");
        isRefused(file.resolve("below"), file + " is no directory");
    }

    @Test
    void badOneEndsTheStartOfTheLibraryWithTheKeyAndItsPlace() throws Exception {
        String open = existing("rwxrwxrwx").toString();
        assertThatThrownBy(() -> Ws2.startup(Ws2Config.defaults().set("shared.directory", open)))
                .isInstanceOfSatisfying(
                        Ws2Exception.class, e -> assertThat(e.error()).isEqualTo(WsaError.WSAEINVAL))
                .hasMessageContaining("shared.directory")
                .hasMessageContaining("others can write to it (rwxrwxrwx)")
                .hasMessageNotContaining("\n");
        Path below = Files.createFile(place.resolve("file")).resolve("below");
        assertThatThrownBy(() -> Ws2.startup(Ws2Config.defaults().set("shared.directory", below.toString())))
                .hasMessageContaining("is no directory");
    }

    @Test
    void startOfTheLibraryMakesNoDirectory() throws Exception {
        assertThatCode(() -> Ws2.startup(Ws2Config.defaults().set("shared.directory", wanted.toString()))
                        .close())
                .doesNotThrowAnyException();
        assertThat(wanted).doesNotExist();
    }
}
