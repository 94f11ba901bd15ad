package io.trunkline.provider.trace;

import io.trunkline.spi.AddressFormat;
import io.trunkline.spi.Transport;
import io.trunkline.spi.TransportProvider;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Addresses as the provider below writes them. */
record TraceAddresses(List<AddressFormat> formats) {
    /** Those of the provider whose transport this is: it is a service of the same package. */
    static TraceAddresses of(Transport below) {
        String place = below.getClass().getPackageName();
        List<AddressFormat> formats = new ArrayList<>();
        try {
            ServiceLoader.load(TransportProvider.class, below.getClass().getClassLoader()).stream()
                    .filter(provider -> provider.type().getPackageName().equals(place))
                    .forEach(provider -> formats.addAll(provider.get().addressFormats()));
        } catch (ServiceConfigurationError | RuntimeException e) {
            return new TraceAddresses(List.of()); // another provider there is broken; the library says so
        }
        return new TraceAddresses(List.copyOf(formats));
    }

    /** The text form; where nobody knows one, the address's own. */
    String text(SocketAddress address) {
        for (AddressFormat format : formats) if (format.accepts(address)) return format.format(address);
        return String.valueOf(address);
    }
}
