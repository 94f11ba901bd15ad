package io.trunkline.runtime.catalog;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Requirements;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.runtime.catalog.Identity.Unsound;
import io.trunkline.runtime.catalog.ProviderFinder.Found;
import io.trunkline.runtime.config.Settings;
import io.trunkline.spi.AddressFormat;
import io.trunkline.spi.BaseProvider;
import io.trunkline.spi.ConfigKey;
import io.trunkline.spi.LayeredProvider;
import io.trunkline.spi.LocalAddressFormat;
import io.trunkline.spi.ProviderConfig;
import io.trunkline.spi.TransportProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/** Asks providers what they are and keeps those whose answers make sense. */
final class Describer {
    private final Watchdog watchdog;
    private final LeftOut leftOut;
    private final Settings settings;
    private final Map<String, Found<Identity>> identities = new LinkedHashMap<>();
    private final Map<Integer, AddressFormat> formats = new TreeMap<>();

    Describer(Watchdog watchdog, LeftOut leftOut, Settings settings) {
        this.watchdog = watchdog;
        this.leftOut = leftOut;
        this.settings = settings;
    }

    /** The address families there are, by number: those of the sound providers and the library's own. */
    Map<Integer, AddressFormat> formats() {
        return formats;
    }

    /**
     * Describes everybody who was found, in the order of their lowest address family and their names, layers last.
     *
     * @throws Ws2Exception {@code WSAEINVAL} the configuration of a provider is not valid
     */
    List<Declared> describe(List<Found<TransportProvider>> found) throws Ws2Exception {
        for (Found<TransportProvider> one : found) identify(one);
        for (Found<Identity> sound : identities.values()) {
            for (AddressFormat format : sound.object().formats()) formats.putIfAbsent(format.family(), format);
        }
        AddressFormat local = new LocalAddressFormat();
        formats.putIfAbsent(local.family(), local);
        settings.checkProviders(keys(), leftOut.names());
        List<Declared> declared = new ArrayList<>();
        for (Found<Identity> identity : identities.values()) declare(identity, declared);
        declared.sort(Comparator.comparingInt(Describer::lowestFamily).thenComparing(Declared::name));
        return declared;
    }

    private static int lowestFamily(Declared declared) {
        return declared.protocols().stream()
                .mapToInt(ProtocolInfo::addressFamily)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private Map<String, List<ConfigKey<?>>> keys() {
        Map<String, List<ConfigKey<?>>> keys = new TreeMap<>();
        identities.forEach((name, identity) -> keys.put(name, identity.object().keys()));
        return keys;
    }

    private void identify(Found<TransportProvider> found) throws Ws2Exception {
        TransportProvider provider = found.object();
        String who = provider.getClass().getSimpleName();
        String name = asked(found.place(), who, () -> Identity.nameOf(provider));
        if (name == null) return;
        Identity identity = asked(name + " (" + found.place() + ")", name, () -> Identity.of(provider, name));
        if (identity == null) {
            leftOut.name(name);
            return;
        }
        Found<Identity> first = identities.putIfAbsent(identity.name(), new Found<>(identity, found.place()));
        if (first != null) {
            String reason = "its name is taken by " + first.place();
            leftOut.add(
                    "provider " + identity.name() + " (" + found.place() + ")", WsaError.WSAEINVALIDPROVIDER, reason);
        }
    }

    private void declare(Found<Identity> found, List<Declared> declared) throws Ws2Exception {
        Identity identity = found.object();
        ProviderConfig config = settings.provider(identity.name(), identity.keys());
        String what = identity.name() + " (" + found.place() + ")";
        Declared sound = asked(what, identity.name(), () -> declaration(identity, config));
        if (sound == null) {
            leftOut.name(identity.name());
        } else {
            declared.add(sound);
        }
    }

    private Declared declaration(Identity identity, ProviderConfig config) throws Unsound {
        List<ProtocolInfo> protocols = List.of();
        Requirements needs = Requirements.none();
        if (identity.provider() instanceof BaseProvider base) {
            protocols = EntryCheck.sound(base.protocols(config), identity.name(), "protocols()");
            for (ProtocolInfo entry : protocols) {
                if (!formats.containsKey(entry.addressFamily())) {
                    throw EntryCheck.wrong(
                            entry,
                            "is of address family " + entry.addressFamily() + ", which nobody can read or write");
                }
            }
        } else if (identity.provider() instanceof LayeredProvider layer) {
            Identity.present("providerId()", layer.providerId());
            needs = Identity.present("needs()", layer.needs());
        }
        return new Declared(identity.provider(), identity.name(), config, identity.agreed(), protocols, needs);
    }

    /** The answer, or {@code null} after a line that says why there is none. */
    private <T> T asked(String what, String who, Callable<T> question) throws Ws2Exception {
        try {
            return watchdog.call(who + "-describe", question);
        } catch (Ws2Exception e) {
            if (e.error() == WsaError.WSAEINTR) throw e;
            leftOut.add("provider " + what, WsaError.WSAEINVALIDPROVIDER, e.detail());
        } catch (ExecutionException e) {
            boolean unsound = e.getCause() instanceof Unsound;
            WsaError error = unsound ? ((Unsound) e.getCause()).error() : WsaError.WSAEINVALIDPROVIDER;
            String reason = unsound ? e.getCause().getMessage() : Reason.of(e);
            leftOut.add("provider " + what, error, reason);
        }
        return null;
    }
}
