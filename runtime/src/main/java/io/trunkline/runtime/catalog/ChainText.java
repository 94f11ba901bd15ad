package io.trunkline.runtime.catalog;

import io.trunkline.api.Ws2Constants;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.runtime.config.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code trace/tcp}: layers from the top, the base last. A refusal says what to write instead. */
final class ChainText {
    private final Map<String, Declared> layers;
    private final Map<String, CatalogEntry> bases;
    private final LeftOut leftOut;

    /**
     * What was read.
     *
     * @param text the chain as it was written
     * @param layers top first
     * @param base the base
     * @param suffix a colon and the word behind it, if the text asks for one of several entries of a layer
     */
    record Parsed(String text, List<Declared> layers, CatalogEntry base, String suffix) {}

    ChainText(Map<String, Declared> layers, Map<String, CatalogEntry> bases, LeftOut leftOut) {
        this.layers = layers;
        this.bases = bases;
        this.leftOut = leftOut;
    }

    Parsed parse(String text) throws Ws2Exception {
        List<String> names = List.of(text.split("/", -1));
        for (String name : names) checkKnown(text, name);
        checkOrder(text, names);
        checkLength(text, names);
        String last = names.get(names.size() - 1);
        CatalogEntry base = base(last);
        List<Declared> above =
                names.subList(0, names.size() - 1).stream().map(layers::get).toList();
        return new Parsed(text, above, base, last.substring(base.info().id().length()));
    }

    /** The base of this id, or of what is left of it before a colon: the word behind may be a layer's. */
    private CatalogEntry base(String name) {
        CatalogEntry exact = bases.get(name);
        int colon = name.lastIndexOf(':');
        return exact != null || colon < 0 ? exact : base(name.substring(0, colon));
    }

    private void checkKnown(String text, String name) throws Ws2Exception {
        if (name.isEmpty()) throw refused(text, "a name is missing; write names with a slash between them: trace/tcp");
        if (layers.containsKey(name) || base(name) != null) return;
        Set<String> known = new TreeSet<>(layers.keySet());
        known.addAll(bases.keySet());
        throw refused(
                text,
                "there is no provider " + name
                        + Suggestion.nearest(name, known)
                                .map(near -> ", did you mean " + near + "?")
                                .orElse("; there are: " + String.join(", ", known))
                        + leftOut.about(name));
    }

    private void checkOrder(String text, List<String> names) throws Ws2Exception {
        List<String> sorted = new ArrayList<>();
        for (String name : names) {
            if (layers.containsKey(name) && !sorted.contains(name)) sorted.add(name);
        }
        String lastBase = names.stream()
                .filter(name -> !layers.containsKey(name))
                .reduce((first, second) -> second)
                .orElse(null);
        if (lastBase == null) {
            String example = bases.keySet().stream().findFirst().orElse("BASE");
            String top = names.get(names.size() - 1);
            throw refused(
                    text,
                    top + " is a layer and needs a base provider below it; write " + String.join("/", sorted) + "/"
                            + example);
        }
        sorted.add(lastBase);
        String advice = "; write " + String.join("/", sorted);
        for (int i = 0; i < names.size() - 1; i++) {
            String name = names.get(i);
            if (!layers.containsKey(name)) {
                throw refused(text, name + " is a base provider and must stand last" + advice);
            }
        }
        checkOnce(text, names, advice);
    }

    private void checkOnce(String text, List<String> names, String advice) throws Ws2Exception {
        String last = names.get(names.size() - 1);
        if (layers.containsKey(last)) {
            throw refused(text, last + " is a layer and cannot stand last" + advice);
        }
        for (String name : names) {
            if (names.indexOf(name) != names.lastIndexOf(name)) {
                throw refused(text, name + " stands in it twice, a layer may stand in a chain once" + advice);
            }
        }
    }

    private static void checkLength(String text, List<String> names) throws Ws2Exception {
        int most = Ws2Constants.MAX_PROTOCOL_CHAIN;
        if (names.size() > most) {
            throw refused(text, "it has " + names.size() + " providers, a chain has at most " + most);
        }
    }

    static Ws2Exception refused(String chain, String detail) {
        return new Ws2Exception(WsaError.WSAEINVAL, "chain " + chain + ": " + detail);
    }
}
