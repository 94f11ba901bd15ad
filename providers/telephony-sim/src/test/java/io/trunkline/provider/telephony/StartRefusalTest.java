package io.trunkline.provider.telephony;

import io.trunkline.circuit.testkit.StartBehaviour;
import org.junit.jupiter.api.Test;

/** What is configured wrong is told in one line when the network starts. */
class StartRefusalTest extends StartBehaviour implements TelephonySystem {
    @Test
    void faultOnAChannelThatIsNotThereIsRefusedBeforeItWouldHappen() throws Exception {
        refused("faults", "at=1s down channel=3", "expected an access and a number such as alice:3");
        refused("faults", "at=1s down channel=alice:16", "alice has no channel 16");
        refused("faults", "at=1s down channel=carol:1", "there is no access 'carol', the network has [alice, bob]");
        refused("faults", "at=1s up channel=alice:99", "'alice:99' is no channel");
    }

    @Test
    void faultThatTelephonyDoesNotKnowIsRefused() throws Exception {
        refused("faults", "at=1s rate link=alice-x1 rate=bri", "a channel has 64 kbit/s and no other rate");
        refused("faults", "at=1s restart node=nope", "there is no exchange 'nope', the network has [x1]");
        refused("faults", "at=1s restart node=alice", "there is no exchange 'alice', the network has [x1]");
        refused("faults", "at=1s loss member=alice:1 probability=0.1", "share all its channels, name a link");
        refused("faults", "at=1s lose-message host=alice message=HELLO", "there is no message 'HELLO'");
        refused("faults", "call=1 refuse cause=126", "cause 126 is not one of");
    }
}
