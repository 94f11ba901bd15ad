package io.trunkline.provider.atm;

import static io.trunkline.api.Ws2Constants.JL_SENDER_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.api.ConnectRequest;
import io.trunkline.api.Ws2;
import io.trunkline.api.WsaError;
import io.trunkline.provider.atm.address.AtmSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The messages of point-to-multipoint calls, as tshark reads them, are what was sent. */
class MulticastFieldsTest extends ThreeHosts {
    @Test
    void partiesAreAddedRefusedAndDroppedAsTheMessagesSay() throws Exception {
        SentSignalling sent = new SentSignalling();
        sent.watch((AtmNetwork) network);
        Leaf one = join(bob, "bob", 100);
        Leaf two = join(carol, "carol", 100);
        root.joinLeaf(ConnectRequest.to(new AtmSocketAddress("carol", 5)), JL_SENDER_ONLY);
        pass(1000);
        assertThat(failure(root::connectResult).error()).isEqualTo(WsaError.WSAECONNREFUSED);
        send(root, "news");
        pass(1000);
        assertThat(read(two.socket())).containsExactly("news");
        one.session().close();
        pass(1000);
        root.close();
        nothingIsLeft();
        for (Ws2 library : List.of(alice, bob, carol)) library.close();
        String all = sent.rows().toString();
        for (String type : List.of("80", "81", "82", "83")) { // ADD PARTY and its answers, DROP PARTY
            assertThat(all).contains("q2931.message_type=0x" + type);
        }
        sent.isWhatTsharkReads(capture);
    }
}
