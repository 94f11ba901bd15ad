package io.trunkline.provider.tcp;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** What the tests of one host share. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class HostFixture {
    final Host host = new Host();

    @AfterEach
    void closeHost() {
        host.close();
    }
}
