package io.trunkline.runtime;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Requirements;
import io.trunkline.api.Selection;
import io.trunkline.api.Ws2;
import io.trunkline.api.Ws2Config;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A library whose providers are a fake one, which a test uses, and a simulated one. */
abstract class StartedLibrary {
    @TempDir
    Path directory;

    Ws2 ws2;
    Selection selection;
    ProtocolInfo entry;

    @BeforeEach
    void start() throws Exception {
        new ProviderJars(directory).transports("fake.jar", "FakeProvider", "SimulatedProvider");
        ws2 = Ws2.startup(Ws2Config.text("resolve.dns = false").set("plugins.directory", directory.toString()));
        selection = ws2.select("fake", Requirements.none());
        entry = selection.chosen();
    }

    @AfterEach
    void end() throws Exception {
        ws2.close();
    }
}
