package io.trunkline.runtime.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicePortsTest {
    @TempDir
    private Path directory;

    @Test
    void tableOfTheSystemIsReadWithAliases() throws Exception {
        Path table = Files.writeString(
                directory.resolve("services"), "# services\naudio\t9001/tcp  sound # ours\nvideo 9002/udp\nbroken\n");
        ServicePorts ports = new ServicePorts(table);
        assertThat(ports.port("audio")).hasValue(9001);
        assertThat(ports.port("SOUND")).hasValue(9001);
        assertThat(ports.port("video")).isEmpty();
        assertThat(ports.port("https")).hasValue(443);
    }

    @Test
    void smallTableAnswersWhereTheSystemHasNone() {
        ServicePorts ports = new ServicePorts(directory.resolve("missing"));
        assertThat(ports.port("http")).hasValue(80);
        assertThat(ports.port("audio")).isEmpty();
    }

    @Test
    void numbersArePortsUpToTheirLimit() {
        ServicePorts ports = new ServicePorts(directory.resolve("missing"));
        assertThat(ports.port("65535")).hasValue(65_535);
        assertThat(ports.port("65536")).isEmpty();
        assertThat(ports.port("123456789012")).isEmpty();
    }

    @Test
    void serviceRecordsAreReadInTheirFields() {
        assertThat(SrvRecords.Target.parse("10 5 9001 bridge.example."))
                .isEqualTo(new SrvRecords.Target(10, 5, 9001, "bridge.example"));
    }
}
