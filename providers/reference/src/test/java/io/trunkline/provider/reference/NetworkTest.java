package io.trunkline.provider.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NetworkTest {
    private static final int CALLS = 200_000;

    @Test
    @Timeout(30)
    void tellsEachOnceWhileOthersHaveNobodyToTell() throws Exception {
        Bench bench = new Bench(); // the network is there as long as it is
        try (bench) {
            Network network = Network.named("bench");
            AtomicInteger told = new AtomicInteger();
            CompletableFuture<Void> others = CompletableFuture.runAsync(
                    () -> {
                        for (int i = 0; i < CALLS; i++) network.act(now -> {});
                    },
                    task -> new Thread(task, "nobody-to-tell").start());
            for (int i = 0; i < CALLS; i++) network.act(now -> network.afterwards(told::incrementAndGet));
            others.get();
            assertThat(told).hasValue(CALLS);
        }
    }
}
