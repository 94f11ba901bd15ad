package io.trunkline.runtime.catalog;

import io.trunkline.api.WsaError;
import io.trunkline.spi.AddressFormat;
import io.trunkline.spi.BaseProvider;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.LayeredProvider;
import io.trunkline.spi.SpiVersion;
import io.trunkline.spi.TransportProvider;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** What a provider says of itself before it has seen its configuration. */
record Identity(
        TransportProvider provider,
        String name,
        String description,
        SpiVersion oldest,
        SpiVersion newest,
        List<ConfigKey<?>> keys,
        List<AddressFormat> formats) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    /** Asks for the name; runs the provider's code. */
    static String nameOf(TransportProvider provider) throws Unsound {
        String name = present("name()", provider.name());
        if (NAME.matcher(name).matches()) return name;
        throw wrong("its name is '" + name + "', expected lower-case letters, digits and hyphens");
    }

    /** Asks for everything else; runs the provider's code. */
    static Identity of(TransportProvider provider, String name) throws Unsound {
        Identity identity = new Identity(
                provider,
                name,
                present("description()", provider.description()),
                present("oldestSpi()", provider.oldestSpi()),
                present("newestSpi()", provider.newestSpi()),
                present("configKeys()", provider.configKeys()),
                present("addressFormats()", provider.addressFormats()));
        identity.check();
        return identity;
    }

    static <T> T present(String what, T value) throws Unsound {
        if (value == null) throw new Unsound(WsaError.WSAEINVALIDPROCTABLE, what + " answers null");
        return value;
    }

    private void check() throws Unsound {
        boolean base = provider instanceof BaseProvider;
        boolean layer = provider instanceof LayeredProvider;
        if (base == layer) {
            String what = base ? "both" : "neither";
            throw new Unsound(
                    WsaError.WSAEINVALIDPROCTABLE,
                    "it is " + what + " a BaseProvider " + (base ? "and" : "nor") + " a LayeredProvider");
        }
        checkVersions();
        checkKeys();
        checkFormats();
    }

    private void checkVersions() throws Unsound {
        if (agreed().compareTo(SpiVersion.OLDEST) < 0 || agreed().compareTo(oldest) < 0) {
            throw wrong("it speaks versions " + oldest + " to " + newest + " of the provider interface, this library "
                    + SpiVersion.OLDEST + " to " + SpiVersion.CURRENT);
        }
    }

    /** The lower of the two highest versions. */
    SpiVersion agreed() {
        return newest.compareTo(SpiVersion.CURRENT) < 0 ? newest : SpiVersion.CURRENT;
    }

    private void checkKeys() throws Unsound {
        Set<String> names = new HashSet<>();
        for (ConfigKey<?> key : keys) {
            if (key == null || key.name() == null || key.type() == null || key.valid() == null) {
                throw new Unsound(WsaError.WSAEINVALIDPROCTABLE, "configKeys() has a key without name, type or check");
            }
            if (!names.add(key.name())) throw wrong("it declares the key " + key.name() + " twice");
        }
    }

    private void checkFormats() throws Unsound {
        if (formats.stream().anyMatch(Objects::isNull)) {
            throw new Unsound(WsaError.WSAEINVALIDPROCTABLE, "addressFormats() has a null in it");
        }
    }

    private static Unsound wrong(String reason) {
        return new Unsound(WsaError.WSAEINVALIDPROVIDER, reason);
    }

    /** A declaration that cannot be used. */
    static final class Unsound extends Exception {
        private static final long serialVersionUID = 1L;

        private final WsaError error;

        Unsound(WsaError error, String reason) {
            super(reason);
            this.error = error;
        }

        WsaError error() {
            return error;
        }
    }
}
