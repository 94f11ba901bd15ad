package io.trunkline.provider.telephony;

import io.trunkline.circuit.testkit.StartBehaviour;
import org.junit.jupiter.api.Test;

/** What is configured wrong is told in one line when the network starts. */
class StartRefusalTest extends StartBehaviour implements TelephonySystem {
    @Test
    void faultOnAChannelThatIsNotThereIsRefusedBeforeItWouldHappen() throws Exception {
        refused("faults", "at=1s down channel=3", "expected an access and a number such as alice:3");
        refused("faults", "at=1s down channel=alice:16", "alice has no channel 16");
        refused("faults", "at=1s down channel=carol:1", "carol");
    }

    @Test
    void faultThatTelephonyDoesNotKnowIsRefused() throws Exception {
        refused("faults", "at=1s rate link=alice-x1 rate=bri", "a channel has 64 kbit/s and no other rate");
        refused("faults", "at=1s restart node=nope", "nope");
        refused("faults", "at=1s lose-message host=alice message=HELLO", "there is no message 'HELLO'");
        refused("faults", "call=1 refuse cause=126", "cause 126 is not one of");
    }
}
