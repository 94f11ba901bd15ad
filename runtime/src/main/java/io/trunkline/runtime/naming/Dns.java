package io.trunkline.runtime.naming;

import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.spi.AddressFormat;
import io.trunkline.spi.NameSpaceProvider;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * The system's resolver: hosts file and DNS. The port comes from an SRV record where that is switched on, else from the
 * table of services; without a port nobody is asked.
 */
final class Dns implements NameSpaceProvider {
    private static final int MOST_REMEMBERED = 256;

    private final ServicePorts ports;
    private final SrvRecords records;
    /** Families of the hosts that were looked up last, so that {@link #families} need not ask the network again. */
    private final Map<String, Set<Integer>> remembered = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<Integer>> eldest) {
            return size() > MOST_REMEMBERED;
        }
    });

    /** A resolver; {@code records} is {@code null} if SRV records are not asked for. */
    Dns(ServicePorts ports, SrvRecords records) {
        this.ports = ports;
        this.records = records;
    }

    @Override
    public String name() {
        return "dns";
    }

    @Override
    public boolean serves(AddressFormat family) {
        return NameText.isInternet(family);
    }

    @Override
    public List<SocketAddress> lookup(String host, String service, AddressFormat family) throws Ws2Exception {
        List<SocketAddress> addresses = new ArrayList<>();
        List<SrvRecords.Target> targets = records == null ? List.of() : records.lookup(host, service);
        for (SrvRecords.Target target : targets) addAll(addresses, target.host(), target.port(), family);
        OptionalInt port = ports.port(service);
        if (targets.isEmpty() && port.isPresent()) addAll(addresses, host, port.getAsInt(), family);
        return addresses;
    }

    private void addAll(List<SocketAddress> addresses, String host, int port, AddressFormat family)
            throws Ws2Exception {
        Set<Integer> families = new TreeSet<>();
        for (InetAddress address : resolved(host)) {
            families.add(family(address));
            if (family(address) == family.family()) addresses.add(new InetSocketAddress(address, port));
        }
        remembered.put(host, families);
    }

    private static int family(InetAddress address) {
        if (address instanceof Inet4Address) return Ws2Constants.AF_INET;
        return address instanceof Inet6Address ? Ws2Constants.AF_INET6 : Ws2Constants.AF_UNSPEC;
    }

    private static InetAddress[] resolved(String host) throws Ws2Exception {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            // the resolver does not say whether the name is unknown or nobody answered, except in this word
            String message = String.valueOf(e.getMessage());
            if (message.contains("Temporary failure")) {
                throw new Ws2Exception(WsaError.WSATRY_AGAIN, "the system's resolver has no answer now for " + host);
            }
            return new InetAddress[0];
        }
    }

    @Override
    public Set<Integer> families(String host, String service) {
        return ports.port(service).isPresent() ? remembered.getOrDefault(host, Set.of()) : Set.of();
    }
}
