package io.trunkline.provider.telephony;

import io.trunkline.circuit.testkit.GeneratedPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The provider's page: the table of parameters. */
class ProviderPageTest {
    private static final GeneratedPage PAGE = new GeneratedPage("..", "..", "docs", "providers", "telephony-sim.md");

    @Test
    void pageShowsEveryParameter() throws IOException {
        PAGE.holds("parameters", GeneratedPage.parameters(TelephonyCatalog.KEYS));
    }
}
