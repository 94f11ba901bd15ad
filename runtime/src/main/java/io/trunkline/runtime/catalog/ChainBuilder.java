package io.trunkline.runtime.catalog;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Requirements.Requirement;
import io.trunkline.api.Ws2Exception;
import io.trunkline.api.WsaError;
import io.trunkline.runtime.catalog.ChainText.Parsed;
import io.trunkline.runtime.catalog.Identity.Unsound;
import io.trunkline.spi.LayeredProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.ToIntFunction;

/** Builds the entries of a chain from the base upwards, without any I/O, and refuses it where a layer's needs are not met. */
final class ChainBuilder {
    private final Map<String, Declared> layers;
    private final Collection<CatalogEntry> bases;
    private final Watchdog watchdog;
    private final ToIntFunction<Declared> layerNumber;

    /** A builder; {@code layerNumber} gives the catalog entry id of the hidden entry of a layer. */
    ChainBuilder(
            Map<String, Declared> layers,
            Collection<CatalogEntry> bases,
            Watchdog watchdog,
            ToIntFunction<Declared> layerNumber) {
        this.layers = layers;
        this.bases = bases;
        this.watchdog = watchdog;
        this.layerNumber = layerNumber;
    }

    /** The entries, one or, where a layer makes several, some; their own numbers are not given yet. */
    List<CatalogEntry> build(Parsed chain) throws Ws2Exception {
        List<CatalogEntry> level = List.of(chain.base());
        for (int i = chain.layers().size() - 1; i >= 0; i--) {
            level = over(chain, chain.layers().get(i), level);
        }
        if (chain.suffix().isEmpty()) return level;
        List<CatalogEntry> asked = level.stream()
                .filter(entry -> entry.info().id().equals(chain.text()))
                .toList();
        if (asked.isEmpty()) throw ChainText.refused(chain.text(), "there is no such entry; there are: " + level);
        return asked;
    }

    private List<CatalogEntry> over(Parsed chain, Declared layer, List<CatalogEntry> level) throws Ws2Exception {
        List<CatalogEntry> above = new ArrayList<>();
        for (CatalogEntry below : level) {
            if (missing(layer, below.info()).isPresent()) continue;
            for (ProtocolInfo entry : described(chain.text(), layer, below)) {
                above.add(new CatalogEntry(numbered(entry, layer, below), layer, below));
            }
        }
        if (above.isEmpty()) throw unmet(chain, layer, level.get(0));
        return above;
    }

    private static Optional<Requirement> missing(Declared layer, ProtocolInfo below) {
        return layer.needs().required().stream()
                .filter(need -> !need.metBy().test(below))
                .findFirst();
    }

    private ProtocolInfo numbered(ProtocolInfo entry, Declared layer, CatalogEntry below) {
        List<Integer> numbers = new ArrayList<>(List.of(layerNumber.applyAsInt(layer)));
        numbers.addAll(below.info().chain());
        return entry.toBuilder().chain(numbers).build();
    }

    private List<ProtocolInfo> described(String chain, Declared layer, CatalogEntry below) throws Ws2Exception {
        LayeredProvider provider = layer.layer().orElseThrow();
        String id = layer.name() + "/" + below.info().id();
        try {
            return watchdog.call(
                    layer.name() + "-describe",
                    () -> EntryCheck.sound(provider.over(below.info(), layer.config()), id, "over()"));
        } catch (ExecutionException e) {
            String reason = e.getCause() instanceof Unsound unsound ? unsound.getMessage() : Reason.of(e);
            throw broken(chain, layer, reason);
        } catch (Ws2Exception e) {
            throw e.error() == WsaError.WSAEINTR ? e : broken(chain, layer, e.detail());
        }
    }

    private static Ws2Exception broken(String chain, Declared layer, String reason) {
        return new Ws2Exception(
                WsaError.WSAEINVALIDPROVIDER, "chain " + chain + ": provider " + layer.name() + ": " + reason);
    }

    private Ws2Exception unmet(Parsed chain, Declared layer, CatalogEntry below) {
        String need = missing(layer, below.info()).map(Requirement::text).orElse("something else");
        return ChainText.refused(
                chain.text(),
                layer.name() + " needs " + need + " of what is below it, and "
                        + below.info().id() + " does not have it" + advice(layer, below));
    }

    /** A layer to put between, or another base, with which the need is met. */
    private String advice(Declared layer, CatalogEntry below) {
        for (Declared between : layers.values()) {
            if (between.equals(layer) || below.layers().contains(between)) continue;
            if (helps(between, layer, below)) {
                return "; put " + between.name() + " between them: " + layer.name() + "/" + between.name() + "/"
                        + below.info().id();
            }
        }
        return bases.stream()
                .filter(base -> missing(layer, base.info()).isEmpty())
                .findFirst()
                .map(base -> "; put " + layer.name() + " over " + base.info().id() + ": " + layer.name() + "/"
                        + base.info().id())
                .orElse("; nothing that is installed has it");
    }

    private boolean helps(Declared between, Declared layer, CatalogEntry below) {
        if (missing(between, below.info()).isPresent()) return false;
        try {
            return described(between.name(), between, below).stream()
                    .anyMatch(entry -> missing(layer, entry).isEmpty());
        } catch (Ws2Exception e) {
            return false;
        }
    }
}
