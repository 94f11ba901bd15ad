package io.trunkline.runtime.catalog;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.ProviderFlag;
import io.trunkline.api.SocketRequest;
import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.runtime.catalog.ProviderFinder.Found;
import io.trunkline.runtime.config.LibraryKeys;
import io.trunkline.runtime.config.Profile;
import io.trunkline.runtime.config.Settings;
import io.trunkline.runtime.config.Suggestion;
import io.trunkline.spi.AddressFormat;
import io.trunkline.spi.TransportProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The catalog: base entries in the order of their providers, chains from the configuration before their base, chains that
 * a profile or a caller names behind it, and a hidden entry for each bare layer. Entries come, none goes. Safe from any
 * thread.
 */
public final class Catalog {
    private static final int FIRST_NUMBER = 1001;

    private final LeftOut leftOut;
    private final Map<Integer, AddressFormat> formats;
    private final Map<String, CatalogEntry> bases = new LinkedHashMap<>();
    private final Map<String, Declared> layers = new TreeMap<>();
    private final Map<String, ProtocolInfo> bareLayers = new TreeMap<>();
    private final ChainText texts;
    private final ChainBuilder chains;
    private final List<CatalogEntry> entries = new ArrayList<>();
    /** What {@link #entries} was last, for readers without a lock. */
    private volatile List<CatalogEntry> published = List.of();

    private int nextNumber = FIRST_NUMBER;

    /** Describes what was found and builds the catalog of it. */
    public Catalog(Discovery discovery, Settings settings, Watchdog watchdog, LeftOut leftOut) throws Ws2Exception {
        this(discovery.transports(), settings, watchdog, leftOut);
    }

    Catalog(List<Found<TransportProvider>> found, Settings settings, Watchdog watchdog, LeftOut leftOut)
            throws Ws2Exception {
        this.leftOut = leftOut;
        Describer describer = new Describer(watchdog, leftOut, settings);
        List<Declared> declared = describer.describe(found);
        formats = describer.formats();
        for (Declared provider : declared) addBases(provider);
        for (Declared provider : declared) addLayer(provider);
        entries.addAll(bases.values());
        published = List.copyOf(entries);
        texts = new ChainText(layers, bases, leftOut);
        chains = new ChainBuilder(layers, bases.values(), watchdog, this::layerNumber);
        addConfigured(settings);
    }

    private void addBases(Declared provider) {
        for (ProtocolInfo declared : provider.protocols()) {
            int number = nextNumber++;
            ProtocolInfo entry = declared.toBuilder()
                    .catalogEntryId(number)
                    .chain(List.of(number))
                    .build();
            bases.put(entry.id(), new CatalogEntry(entry, provider, null));
        }
    }

    private void addLayer(Declared provider) {
        provider.layer().ifPresent(layer -> {
            layers.put(provider.name(), provider);
            bareLayers.put(
                    provider.name(),
                    ProtocolInfo.declare(provider.name(), layer.providerId())
                            .catalogEntryId(nextNumber++)
                            .providerFlags(Set.of(ProviderFlag.HIDDEN))
                            .build());
        });
    }

    private int layerNumber(Declared layer) {
        return bareLayers.get(layer.name()).catalogEntryId();
    }

    private void addConfigured(Settings settings) throws Ws2Exception {
        for (String chain : settings.texts(LibraryKeys.CHAINS)) {
            addConfigured(chain, settings.where("chains") + ": ", true);
        }
        for (Profile profile : settings.profiles().values()) {
            String where = profile.where() + ": profiles." + profile.name() + ".provider: ";
            for (String candidate : profile.candidates()) addConfigured(candidate, where, false);
        }
        putInOrder(settings);
    }

    /** What the configuration names must be right; what cannot be had because somebody is left out, is left out as well. */
    private void addConfigured(String chain, String where, boolean beforeBase) throws Ws2Exception {
        try {
            add(chain, beforeBase);
        } catch (Ws2Exception e) {
            boolean lacksSomebody = leftOut.names().stream().anyMatch(name -> names(chain, name));
            if (e.error() == WsaError.WSAEINVAL && !lacksSomebody) {
                throw new Ws2Exception(WsaError.WSAEINVAL, where + e.detail(), e.context(), e);
            }
            leftOut.add("chain " + chain, e.error(), e.detail());
        }
    }

    private static boolean names(String chain, String provider) {
        return List.of(chain.split("/")).stream().anyMatch(name -> name.split(":")[0].equals(provider));
    }

    /** The entries of a chain, which are made if they are not there yet. */
    private synchronized List<CatalogEntry> add(String chain, boolean beforeBase) throws Ws2Exception {
        List<CatalogEntry> present = present(chain);
        if (!present.isEmpty()) return present;
        ChainText.Parsed parsed = texts.parse(chain);
        List<CatalogEntry> made = new ArrayList<>();
        for (CatalogEntry entry : chains.build(parsed)) {
            List<CatalogEntry> same = present(entry.info().id());
            if (same.isEmpty()) same = List.of(place(entry, parsed.base(), beforeBase));
            made.addAll(same);
        }
        return made;
    }

    private CatalogEntry place(CatalogEntry unnumbered, CatalogEntry base, boolean beforeBase) {
        ProtocolInfo info =
                unnumbered.info().toBuilder().catalogEntryId(nextNumber++).build();
        CatalogEntry below = unnumbered.below().orElseThrow();
        CatalogEntry entry = new CatalogEntry(info, unnumbered.owner(), below);
        int position = entries.indexOf(base);
        if (!beforeBase) {
            do {
                position++;
            } while (position < entries.size() && entries.get(position).base() == base && isChain(position));
        }
        entries.add(position, entry);
        published = List.copyOf(entries);
        return entry;
    }

    private boolean isChain(int position) {
        return entries.get(position).below().isPresent();
    }

    private List<CatalogEntry> present(String id) {
        return entries.stream().filter(entry -> entry.info().id().equals(id)).toList();
    }

    private void putInOrder(Settings settings) throws Ws2Exception {
        List<CatalogEntry> first = new ArrayList<>();
        for (String id : settings.texts(LibraryKeys.CATALOG_ORDER)) {
            List<CatalogEntry> named = present(id);
            if (named.isEmpty() && leftOut.names().stream().noneMatch(name -> names(id, name))) {
                String where = settings.where("catalog", "order") + ": catalog.order names " + id;
                throw new Ws2Exception(WsaError.WSAEINVAL, where + ", which is no entry" + advice(id));
            }
            first.addAll(named);
        }
        entries.removeAll(first);
        entries.addAll(0, first);
        published = List.copyOf(entries);
    }

    private String advice(String id) {
        return Suggestion.nearest(id, ids())
                        .map(near -> ", did you mean " + near + "?")
                        .orElse("; there are: " + String.join(", ", ids()))
                + leftOut.about(id);
    }

    /** The ids of all entries, sorted. */
    Set<String> ids() {
        return entries().stream().map(entry -> entry.info().id()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Base protocols and chains in catalog order. */
    public List<CatalogEntry> entries() {
        return published;
    }

    /** The hidden entries of the layers. */
    public Collection<ProtocolInfo> bareLayers() {
        return bareLayers.values();
    }

    /** The address families there are, by number. */
    public Map<Integer, AddressFormat> formats() {
        return formats;
    }

    /**
     * The entries that an id or a chain names; a sound chain becomes an entry by being named.
     *
     * @throws Ws2Exception {@code WSAEINVAL} with what is wrong and what to write instead
     */
    public List<CatalogEntry> named(String idOrChain) throws Ws2Exception {
        return add(idOrChain, false);
    }

    /** True if the text could name an entry: it is one, or it is written as a chain. */
    boolean couldName(String text) {
        return text.contains("/") || layers.containsKey(text) || ids().contains(text);
    }

    /**
     * This library's entry that a caller names by its information.
     *
     * @throws Ws2Exception {@code WSAEINVAL} it is none
     */
    public CatalogEntry entry(ProtocolInfo info) throws Ws2Exception {
        for (CatalogEntry entry : entries()) {
            if (entry.info().id().equals(info.id()) && entry.info().providerId().equals(info.providerId()))
                return entry;
        }
        if (bareLayers.containsKey(info.id())) {
            throw new Ws2Exception(
                    WsaError.WSAEINVAL, info.id() + " is a bare layer, name a chain such as " + info.id() + "/BASE");
        }
        throw new Ws2Exception(
                WsaError.WSAEINVAL, "this library's catalog has no entry " + info.id() + advice(info.id()));
    }

    /**
     * The entry for a socket request, by the standard's rules. With an entry given, explicit values of the triple win over
     * the entry's, among the entries of the same provider.
     */
    public CatalogEntry match(SocketRequest request) throws Ws2Exception {
        if (request.entry().isEmpty()) {
            return new Matching(request.family(), request.type(), request.protocol()).first(entries(), "the catalog");
        }
        CatalogEntry given = entry(request.entry().get());
        ProtocolInfo info = given.info();
        int family = explicit(request.family(), info.addressFamily());
        int type = explicit(request.type(), info.socketType());
        int protocol = explicit(request.protocol(), info.protocol());
        if (family == info.addressFamily() && type == info.socketType() && protocol == info.protocol()) return given;
        List<CatalogEntry> siblings = entries().stream()
                .filter(entry -> entry.info().providerId().equals(info.providerId()))
                .toList();
        return new Matching(family, type, protocol).first(siblings, "the provider of " + info.id());
    }

    private static int explicit(int value, int ofEntry) {
        return value == Ws2Constants.FROM_PROTOCOL_INFO || value == 0 ? ofEntry : value;
    }
}
