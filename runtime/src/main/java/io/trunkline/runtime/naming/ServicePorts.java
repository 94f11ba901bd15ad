package io.trunkline.runtime.naming;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Port numbers of services: the system's table where there is one, behind it a small one of our own. */
final class ServicePorts {
    // @formatter:off
    private static final Map<String, Integer> BUILT_IN = Map.ofEntries(
        Map.entry("echo",      7),
        Map.entry("discard",   9),
        Map.entry("daytime",  13),
        Map.entry("chargen",  19),
        Map.entry("ftp",      21),
        Map.entry("ssh",      22),
        Map.entry("telnet",   23),
        Map.entry("smtp",     25),
        Map.entry("domain",   53),
        Map.entry("http",     80),
        Map.entry("pop3",    110),
        Map.entry("ntp",     123),
        Map.entry("imap",    143),
        Map.entry("ldap",    389),
        Map.entry("https",   443),
        Map.entry("imaps",   993),
        Map.entry("h323",   1720),
        Map.entry("sip",    5060),
        Map.entry("sips",   5061),
        Map.entry("postgresql", 5432));
    // @formatter:on

    private final Path table;
    private Map<String, Integer> ports;

    /** The table of the system. */
    static ServicePorts ofSystem() {
        String windows = System.getenv("SystemRoot");
        return new ServicePorts(
                windows == null
                        ? Path.of("/etc/services")
                        : Path.of(windows, "System32", "drivers", "etc", "services"));
    }

    ServicePorts(Path table) {
        this.table = table;
    }

    /** The port of a service by name or number. */
    OptionalInt port(String service) {
        if (service.chars().allMatch(Character::isDigit)) return number(service);
        Integer port = ports().get(service.toLowerCase(Locale.ROOT));
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    private static OptionalInt number(String digits) {
        boolean port = digits.length() <= 5 && Integer.parseInt(digits) <= 0xFFFF;
        return port ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    private synchronized Map<String, Integer> ports() {
        if (ports == null) {
            ports = new HashMap<>(BUILT_IN);
            for (String line : lines()) read(line);
        }
        return ports;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(table, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** {@code http 80/tcp www # comment}; other transports' lines are skipped. */
    private void read(String line) {
        String[] words = line.split("#", 2)[0].strip().split("\\s+");
        if (words.length < 2 || !words[1].matches("[0-9]{1,5}/tcp")) return;
        int port = Integer.parseInt(words[1].substring(0, words[1].indexOf('/')));
        for (int i = 0; i < words.length; i++) {
            if (i != 1) ports.put(words[i].toLowerCase(Locale.ROOT), port);
        }
    }
}
