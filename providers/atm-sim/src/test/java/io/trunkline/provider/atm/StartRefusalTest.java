package io.trunkline.provider.atm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.Requirements;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Config;
import io.trunkline.api.Ws2Exception;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is configured wrong is told in one line when the network starts. */
class StartRefusalTest {
    private static void refused(String key, String value, String told) throws Ws2Exception {
        try (Ws2 ws2 = Ws2.startup(Ws2Config.defaults().set("providers.atm-sim." + key, value))) {
            assertThatThrownBy(() -> ws2.socket(
                            ws2.select("atm-sim", Requirements.none()).chosen()))
                    .isInstanceOf(Ws2Exception.class)
                    .hasMessageContaining(told)
                    .hasMessageNotContaining("java.lang");
        }
    }

    @Test
    void faultOnALinkThatIsNotThereIsRefusedWithTheLinksThereAre() throws Exception {
        refused("faults", "at=1s down link=nope", "there is no link 'nope', the network has [alice-s1, bob-s1]");
    }

    @Test
    void faultOnAChannelIsRefusedBeforeItWouldHappen() throws Exception {
        refused("faults", "at=1s down channel=3", "name a link: [alice-s1, bob-s1]");
    }

    @Test
    void memberThatCannotBeIsRefused() throws Exception {
        refused(
                "faults",
                "at=1s loss member=alice:x probability=0.1",
                "expected HOST, HOST:CHANNEL or HOST:CIRCUIT:CHANNEL");
        refused("faults", "at=1s loss member=carol:1 probability=0.1", "there is no host 'carol'");
        refused("faults", "at=1s loss member=alice link=bob-s1 probability=0.1", "names a link and a member");
    }

    @Test
    void captureThatCannotBeWrittenIsRefused() throws Exception {
        refused("capture", "/nowhere/at/all", "/nowhere");
    }

    @Test
    void hostThatIsNotThereIsRefusedWithTheHostsThereAre() throws Exception {
        refused("host", "carol", "has no host 'carol', it has [alice, bob]");
    }

    @Test
    void nameThatAnAddressCannotShowIsRefusedWithItsFileAndKey(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("long.conf");
        Files.writeString(
                file,
                "hosts { alice {}, a-host-with-a-long-name {} }\nswitches { s1 {} }\n"
                        + "links = [ { from = alice, to = s1 }, { from = a-host-with-a-long-name, to = s1 } ]\n");
        refused("network", file.toString(), "hosts.a-host-with-a-long-name has a name of 23 letters and no address");
    }
}
