package io.trunkline.provider.telephony.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.telephony.q931.Cause;
import io.trunkline.provider.telephony.q931.ElementType;
import io.trunkline.provider.telephony.q931.Message;
import io.trunkline.provider.telephony.q931.MessageType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** Two parties on primary accesses, and what is written down about them; nothing may be left over after a test. */
abstract class Ladder {
    final TestExchange net = new TestExchange();
    final TestExchange.Access atA = net.access("111", AccessKind.PRIMARY_E1);
    final TestExchange.Access atB = net.access("222", AccessKind.PRIMARY_E1);
    final TestExchange.Terminal a = atA.terminal();
    final TestExchange.Terminal b = atB.terminal();

    /** The type of a message and the value of its cause. */
    static String text(Octets octets) {
        Message message = Message.decode(octets.reader()).require();
        String type = message.type().map(MessageType::title).orElse("?");
        Optional<Cause> cause = message.find(ElementType.CAUSE, Cause.class);
        return type + cause.map(why -> " " + why.value()).orElse("");
    }

    Call connected() {
        Call call = a.call("222");
        net.clock.seconds(1);
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
        forget();
        return call;
    }

    void forget() {
        for (TestExchange.Access access : net.accesses.values()) {
            access.ladder();
            access.terminals.forEach(TestExchange.Terminal::told);
        }
    }

    /** What is still there is cleared by restarts; then nothing may be left. */
    @AfterEach
    void nothingIsLeftOver() {
        for (TestExchange.Access access : List.copyOf(net.accesses.values())) {
            access.terminals.forEach(terminal -> terminal.side.restart(Optional.empty()));
        }
        net.clock.runOut();
        assertThat(net.leftovers()).isEmpty();
    }

    void allIsOver() {
        net.clock.runOut();
        assertThat(net.leftovers()).isEmpty();
    }
}
