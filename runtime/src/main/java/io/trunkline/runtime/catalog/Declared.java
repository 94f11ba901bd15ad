package io.trunkline.runtime.catalog;

import io.trunkline.api.ProtocolInfo;
import io.trunkline.api.Requirements;
import io.trunkline.spi.BaseProvider;
import io.trunkline.spi.LayeredProvider;
import io.trunkline.spi.ProviderConfig;
import io.trunkline.spi.SpiVersion;
import io.trunkline.spi.TransportProvider;
import java.util.List;
import java.util.Optional;

/**
 * A provider that has described itself soundly.
 *
 * @param provider the provider
 * @param name its name
 * @param config its configuration section
 * @param spiVersion the version that was agreed
 * @param protocols the entries of a base provider; empty for a layer
 * @param needs what a layer needs of the entry below it
 */
public record Declared(
        TransportProvider provider,
        String name,
        ProviderConfig config,
        SpiVersion spiVersion,
        List<ProtocolInfo> protocols,
        Requirements needs) {
    /** The provider as a base. */
    public Optional<BaseProvider> base() {
        return provider instanceof BaseProvider base ? Optional.of(base) : Optional.empty();
    }

    /** The provider as a layer. */
    public Optional<LayeredProvider> layer() {
        return provider instanceof LayeredProvider layer ? Optional.of(layer) : Optional.empty();
    }
}
