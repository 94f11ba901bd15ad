package io.trunkline.spi;

import static io.trunkline.spi.GroupPeer.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.FlowSpec;
import io.trunkline.api.GroupQos;
import io.trunkline.api.GroupRequest;
import io.trunkline.api.Qos;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may ask for a group's quality of service when connecting. */
class ConnectCallTest {
    private static final Qos WANTED = Qos.symmetric(FlowSpec.guaranteed(8_000, 160));

    private final GroupTable table = new GroupTable(GroupRegistry.inProcess(), new LocalAddressFormat());
    private final List<String> ignored = new ArrayList<>();
    private GroupMember creator;
    private GroupMember joined;

    @BeforeEach
    void aGroupOfTwo() throws Exception {
        creator = table.enter(GroupRequest.NEW_CONSTRAINED, STREAM);
        joined = table.enter(GroupRequest.join(creator.group().id()), STREAM);
    }

    private static ConnectCall asking(GroupQos wanted) {
        return new ConnectCall(
                new LocalAddress("bob", 9), ByteBuffer.allocate(0), Optional.empty(), Optional.of(wanted));
    }

    @Test
    void theSocketThatMadeTheGroupMayAsk() throws Exception {
        assertThat(asking(GroupQos.require(WANTED)).groupQosOf(creator, true, ignored))
                .contains(WANTED);
        assertThat(ignored).isEmpty();
    }

    @Test
    void whatAnyOtherSocketAsksForIsIgnoredAndSaysSo() throws Exception {
        ConnectCall call = asking(GroupQos.require(WANTED));
        assertThat(call.groupQosOf(joined, false, ignored)).isEmpty();
        assertThat(call.groupQosOf(null, false, ignored)).isEmpty();
        assertThat(ignored)
                .hasSize(2)
                .containsOnly("the group's quality of service: only the socket that made the group may ask for it");
    }

    @Test
    void whereNothingIsToBeIgnoredItFails() {
        assertThatThrownBy(() -> asking(GroupQos.prefer(WANTED)).groupQosOf(joined, true, ignored))
                .isInstanceOfSatisfying(
                        Ws2Exception.class, e -> assertThat(e.error()).isEqualTo(WsaError.WSAENOPROTOOPT));
        assertThat(ignored).isEmpty();
    }

    @Test
    void askingForNothingIsNeverRefusedNorMentioned() throws Exception {
        assertThat(asking(GroupQos.none()).groupQosOf(joined, true, ignored)).isEmpty();
        assertThat(asking(GroupQos.prefer(Qos.UNSPECIFIED)).groupQosOf(joined, false, ignored))
                .isEmpty();
        assertThat(ignored).isEmpty();
    }
}
