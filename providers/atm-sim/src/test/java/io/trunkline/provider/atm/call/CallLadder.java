package io.trunkline.provider.atm.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;

/** Three hosts on a network, and what is written down about them; nothing may be left over after a test. */
abstract class CallLadder {
    final TestNetwork net = new TestNetwork();
    final TestNetwork.Host a = net.host("a");
    final TestNetwork.Host b = net.host("b");
    final TestNetwork.Host c = net.host("c");

    /** Messages only, as {@code side message}. */
    List<String> ladder() {
        return net.clock.lines().stream()
                .map(line -> line.replaceFirst("^\\d+ ", "")
                        .replaceFirst(" send", "")
                        .replaceFirst(" \\d+$", ""))
                .collect(Collectors.toList());
    }

    Call connected() {
        Call call = a.call(b);
        net.clock.seconds(1);
        assertThat(call.state()).isEqualTo(UserState.U10_ACTIVE);
        forget();
        return call;
    }

    void forget() {
        ladder();
        a.told();
        b.told();
        c.told();
    }

    @AfterEach
    void nothingIsLeftOver() {
        for (TestNetwork.Host host : List.of(a, b, c)) host.side.restart(Optional.empty());
        net.clock.runOut();
        assertThat(net.leftovers()).isEmpty();
    }

    void allIsOver() {
        net.clock.runOut();
        assertThat(net.leftovers()).isEmpty();
    }
}
