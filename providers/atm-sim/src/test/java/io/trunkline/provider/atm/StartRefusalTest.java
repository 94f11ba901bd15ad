package io.trunkline.provider.atm;

import io.trunkline.circuit.testkit.StartBehaviour;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is configured wrong is told in one line when the network starts. */
class StartRefusalTest extends StartBehaviour implements AtmSystem {
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
    void nameThatAnAddressCannotShowIsRefusedWithItsFileAndKey(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("long.conf");
        Files.writeString(
                file,
                "hosts { alice {}, a-host-with-a-long-name {} }\nswitches { s1 {} }\n"
                        + "links = [ { from = alice, to = s1 }, { from = a-host-with-a-long-name, to = s1 } ]\n");
        refused("network", file.toString(), "hosts.a-host-with-a-long-name has a name of 23 letters and no address");
    }

    @Test
    void faultThatAnAtmNetworkDoesNotKnowIsRefused() throws Exception {
        refused("faults", "at=1s rate link=nope rate=e1", "there is no link 'nope'");
        refused("faults", "at=1s rate link=alice-s1 rate=e9", "e9");
        refused("faults", "at=1s restart node=s1", "switches of an ATM network do not restart");
    }
}
