package io.trunkline.provider.atm;

import io.trunkline.circuit.socket.ChannelSettings;
import io.trunkline.circuit.socket.HostSettings;
import io.trunkline.spi.ProviderConfig;

/** What is configured for a host: its connections. */
record AtmHostSettings(ChannelSettings channels) implements HostSettings {
    static AtmHostSettings of(ProviderConfig config) {
        return new AtmHostSettings(AtmCatalog.channels(config));
    }
}
