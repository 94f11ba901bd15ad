package fake;

import java.util.concurrent.CountDownLatch;

/** Its constructor never returns. */
public final class SleepyProvider extends UselessProvider {
    public SleepyProvider() throws Exception {
        super("sleepy");
        new CountDownLatch(1).await();
    }
}
