package io.trunkline.provider.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InetFormatTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1:9000, 192.0.2.1:9000", "0.0.0.0:0, 0.0.0.0:0", "255.255.255.255:65535, 255.255.255.255:65535",
        "9000, 127.0.0.1:9000", ":9000, 127.0.0.1:9000", "*:9000, 0.0.0.0:9000"
    })
    void versionFourIsReadAndWritten(String text, String canonical) {
        SocketAddress address = InetFormat.AF_INET.parse(text).orElseThrow();
        assertTrue(InetFormat.AF_INET.accepts(address));
        assertFalse(InetFormat.AF_INET6.accepts(address));
        assertEquals(canonical, InetFormat.AF_INET.format(address));
    }

    @ParameterizedTest
    @CsvSource({
        "[2001:DB8:0:0:0:0:0:1]:9000, [2001:db8::1]:9000",
        "[::]:1, [::]:1",
        "[::1]:65535, [::1]:65535",
        "[1:0:0:2:0:0:0:3]:5, [1:0:0:2::3]:5",
        "[1:0:2:0:3:0:4:0]:5, [1:0:2:0:3:0:4:0]:5",
        "[1::]:5, [1::]:5",
        "[1:0:0:2:3:0:0:4]:5, [1::2:3:0:0:4]:5",
        "[fe80::1%7]:5, [fe80::1%7]:5",
        "9000, [::1]:9000",
        ":9000, [::1]:9000",
        "*:9000, [::]:9000"
    })
    void versionSixIsReadAndWrittenInCanonicalForm(String text, String canonical) {
        SocketAddress address = InetFormat.AF_INET6.parse(text).orElseThrow();
        assertTrue(InetFormat.AF_INET6.accepts(address));
        assertFalse(InetFormat.AF_INET.accepts(address));
        assertEquals(canonical, InetFormat.AF_INET6.format(address));
        assertEquals(address, InetFormat.AF_INET6.parse(canonical).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ":", "localhost:9000", "bridge:audio", "192.0.2.1", "192.0.2:9000", "192.0.2.256:9000",
                        "192.0.2.1:65536",
                "192.0.2.1:-1", "192.0.2.1:99999", "1.2.3.4.5:1", "::1:9000", "[::1]", "[::1:9000", "[:::1]:9",
                        "[12345::]:1",
                "[::1%no-such-zone]:1", "[localhost]:1", "[::ffff:192.0.2.1]:1", " 192.0.2.1:9", "192.0.2.1:9 ",
                        "[1.2.3.4]:9", "2130706433:80"
            })
    void whatIsNoAddressIsNotOne(String text) {
        assertTrue(InetFormat.AF_INET.parse(text).isEmpty());
        assertTrue(InetFormat.AF_INET6.parse(text).isEmpty());
    }

    @Test
    void everyAddressSurvivesBeingWrittenAndRead() throws Exception {
        Random random = new Random(6);
        for (int i = 0; i < 10_000; i++) {
            byte[] octets = new byte[i % 2 == 0 ? 4 : 16];
            for (int k = 0; k < octets.length; k++) octets[k] = random.nextBoolean() ? 0 : (byte) random.nextInt();
            InetFormat format = i % 2 == 0 ? InetFormat.AF_INET : InetFormat.AF_INET6;
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getByAddress(octets), random.nextInt(0x10000));
            if (!format.accepts(address)) continue;
            assertEquals(address, format.parse(format.format(address)).orElseThrow());
        }
    }

    @Test
    void sameHostLooksAtTheHostAlone() {
        assertTrue(same(InetFormat.AF_INET, "192.0.2.1:1", "192.0.2.1:2"));
        assertFalse(same(InetFormat.AF_INET, "192.0.2.1:1", "192.0.2.2:1"));
        assertTrue(same(InetFormat.AF_INET6, "[::1]:1", "[0:0:0:0:0:0:0:1]:2"));
        assertFalse(same(InetFormat.AF_INET6, "[fe80::1%1]:1", "[fe80::1%2]:1"));
    }

    private static boolean same(InetFormat format, String one, String other) {
        return format.sameHost(
                format.parse(one).orElseThrow(), format.parse(other).orElseThrow());
    }

    @Test
    void unresolvedNamesAreOfNoFamily() {
        SocketAddress name = InetSocketAddress.createUnresolved("localhost", 1);
        assertFalse(InetFormat.AF_INET.accepts(name) || InetFormat.AF_INET6.accepts(name));
    }

    @Test
    void familiesHaveTheStandardsNumbersAndNames() {
        assertEquals(2, InetFormat.AF_INET.family());
        assertEquals(23, InetFormat.AF_INET6.family());
        assertEquals("AF_INET", InetFormat.AF_INET.name());
        for (InetFormat format : InetFormat.values())
            assertTrue(format.parse(format.example()).isPresent());
    }
}
