package io.trunkline.provider.tcp;

import io.trunkline.api.Ws2Exception;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of two sockets share that are connected with each other. */
abstract class PairFixture extends HostFixture {
    TestSocket here;
    TestSocket there;

    @BeforeEach
    void connect() throws Ws2Exception {
        Host.Pair pair = host.pair();
        here = pair.one();
        there = pair.other();
    }
}
