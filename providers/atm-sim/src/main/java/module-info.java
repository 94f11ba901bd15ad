/** ATM over a simulated network. Exports the addresses of its family, nothing else. */
module io.trunkline.provider.atm {
    requires io.trunkline.protocol;
    requires io.trunkline.simulation;
    requires io.trunkline.spi;

    exports io.trunkline.provider.atm.address;

    provides io.trunkline.spi.TransportProvider with
            io.trunkline.provider.atm.AtmProvider;
    provides io.trunkline.simulation.network.NetworkSchemaProvider with
            io.trunkline.provider.atm.AtmNetworkSchema;
}
