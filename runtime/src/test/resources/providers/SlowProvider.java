package fake;

import io.trunkline.spi.*;
import java.util.concurrent.CountDownLatch;

/** It never starts. */
public final class SlowProvider extends UselessProvider {
    public SlowProvider() {
        super("slow");
    }

    @Override
    public Transport start(ProviderContext context) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            System.setProperty("slow.interrupted", "true");
        }
        return null;
    }
}
