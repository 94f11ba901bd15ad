package io.trunkline.runtime.catalog;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.spi.BaseProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A base protocol or a chain: an entry, whose provider stands on top, and what it stands on. */
public final class CatalogEntry {
    private final ProtocolInfo info;
    private final Declared owner;
    private final CatalogEntry below;

    CatalogEntry(ProtocolInfo info, Declared owner, CatalogEntry below) {
        this.info = info;
        this.owner = owner;
        this.below = below;
    }

    /** The entry that applications see. */
    public ProtocolInfo info() {
        return info;
    }

    /** The provider on top. */
    public Declared owner() {
        return owner;
    }

    /** What the top stands on; empty for a base. */
    public Optional<CatalogEntry> below() {
        return Optional.ofNullable(below);
    }

    /** The base at the bottom; this one if it is a base. */
    CatalogEntry base() {
        return below == null ? this : below.base();
    }

    /** True if the network at the bottom has names of its own. */
    public boolean hasNameSpace() {
        return base().owner.base().map(BaseProvider::hasNameSpace).orElse(false);
    }

    /** The layers, top first. */
    List<Declared> layers() {
        List<Declared> layers = new ArrayList<>();
        for (CatalogEntry entry = this; entry.below != null; entry = entry.below) layers.add(entry.owner);
        return layers;
    }

    @Override
    public String toString() {
        return info.id();
    }
}
