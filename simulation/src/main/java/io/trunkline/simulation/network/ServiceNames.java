package io.trunkline.simulation.network;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code names}: services by name, and the addresses that answer them. */
final class ServiceNames {
    /** A service that starts with a letter makes it a name; with a digit it would be an address. */
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_.])?:[A-Za-z][A-Za-z0-9._-]*");

    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final int MAX_PORT = 0xFFFF;

    private final Set<String> hosts;
    private final NetworkSchema schema;
    private final NetworkProblems problems;
    private final Map<String, List<String>> found = new LinkedHashMap<>();

    ServiceNames(Set<String> hosts, NetworkSchema schema, NetworkProblems problems) {
        this.hosts = hosts;
        this.schema = schema;
        this.problems = problems;
    }

    /** Takes one, or reports what is wrong with it. */
    void take(String name, ConfigValue value) {
        String key = "names.\"" + name + "\"";
        List<? extends ConfigValue> values = value instanceof ConfigList list ? list : List.of(value);
        List<String> addresses = new ArrayList<>();
        for (ConfigValue one : values) {
            String text = NetworkReader.plainText(one);
            if (isAddress(text)) addresses.add(text);
            else problems.badValue(key, one, expected(text));
        }
        if (addresses.size() == values.size() && !NAME.matcher(name).matches()) {
            problems.add(value.origin(), key + " is no name, expected HOST:SERVICE in quotes such as \"bridge:audio\"");
        }
        if (values.isEmpty()) problems.add(value.origin(), key + " has no address, expected one or more");
        found.put(name, List.copyOf(addresses));
    }

    private static String host(String text) {
        return text.substring(0, Math.max(0, text.lastIndexOf(':')));
    }

    private boolean isAddress(String text) {
        String port = text.substring(text.lastIndexOf(':') + 1);
        if (!PORT.matcher(port).matches() || Integer.parseInt(port) < 1 || Integer.parseInt(port) > MAX_PORT)
            return false;
        String host = host(text);
        return hosts.contains(host) || schema.isAddress().test(host);
    }

    private String expected(String text) {
        String host = text.contains(":") ? host(text) : text;
        String advice = host.isEmpty() || hosts.contains(host) ? "" : Nearest.advice(host, hosts);
        return "HOST:PORT, where the host is one of the file or " + schema.addressForm() + ", the port 1 to " + MAX_PORT
                + advice;
    }

    /** All, each with its addresses, best first. */
    Map<String, List<String>> found() {
        return Collections.unmodifiableMap(found);
    }
}
