package io.trunkline.runtime.naming;

import io.trunkline.api.FailureContext;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/** SRV records: hosts and ports of a service, {@code _audio._tcp.bridge.example}. Optional: {@code resolve.srv}. */
final class SrvRecords {
    /** Where a service is. */
    record Target(int priority, int weight, int port, String host) {
        /** Priority, weight, port and host with its final dot, in this order, as RFC 2782 has them. */
        static Target parse(String record) {
            String[] words = record.strip().split("\\s+");
            String host = words[3].endsWith(".") ? words[3].substring(0, words[3].length() - 1) : words[3];
            return new Target(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]), host);
        }
    }

    /** The targets, best first; of equal priority the heavier one first. Empty if there are none. */
    List<Target> lookup(String host, String service) throws Ws2Exception {
        String name = "_" + service + "._tcp." + host;
        try {
            return targets(name);
        } catch (NameNotFoundException e) {
            return List.of();
        } catch (NamingException e) {
            throw new Ws2Exception(WsaError.WSATRY_AGAIN, "no answer for SRV record " + name, FailureContext.NONE, e);
        }
    }

    @SuppressWarnings(
            "BanJNDI") // the name has letters, digits, dots, hyphens and underscores only, and text alone is read
    private static List<Target> targets(String name) throws NamingException {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, "dns:");
        InitialDirContext context = new InitialDirContext(environment);
        try {
            Attribute records =
                    context.getAttributes(name, new String[] {"SRV"}).get("SRV");
            return records == null ? List.of() : sorted(records.getAll());
        } finally {
            context.close();
        }
    }

    private static List<Target> sorted(NamingEnumeration<?> records) throws NamingException {
        List<Target> targets = new ArrayList<>();
        while (records.hasMore()) targets.add(Target.parse(records.next().toString()));
        targets.sort(Comparator.comparingInt(Target::priority)
                .thenComparing(Comparator.comparingInt(Target::weight).reversed()));
        return targets;
    }
}
