package io.trunkline.provider.atm;

import io.trunkline.circuit.testkit.GeneratedPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The provider's page: the table of parameters. */
class ProviderPageTest {
    private static final GeneratedPage PAGE = new GeneratedPage("..", "..", "docs", "providers", "atm-sim.md");

    @Test
    void pageShowsEveryParameter() throws IOException {
        PAGE.holds("parameters", GeneratedPage.parameters(AtmCatalog.KEYS));
    }
}
