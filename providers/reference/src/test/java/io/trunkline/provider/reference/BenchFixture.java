package io.trunkline.provider.reference;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.api.Ws2Exception;
import io.trunkline.spi.ProviderSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What the tests share in which alice calls bob. */
@Timeout(30)
abstract class BenchFixture {
    Bench bench;
    ProviderSocket listener;

    @BeforeEach
    void startBench() throws Ws2Exception {
        bench = new Bench();
        listener = bench.listener(bench.stream);
    }

    @AfterEach
    void closeBench() {
        bench.close();
        assertThatThrownBy(() -> Network.named("bench")).isInstanceOf(IllegalStateException.class);
    }
}
