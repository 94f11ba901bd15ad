/** ATM over a simulated network. Exports what applications make themselves: addresses and the ATM-specific quality of service. */
module io.trunkline.provider.atm {
    requires transitive io.trunkline.circuit;
    requires io.trunkline.protocol;
    requires io.trunkline.simulation;
    requires transitive io.trunkline.spi;

    exports io.trunkline.provider.atm.address;

    provides io.trunkline.spi.TransportProvider with
            io.trunkline.provider.atm.AtmProvider;
    provides io.trunkline.simulation.network.NetworkSchemaProvider with
            io.trunkline.provider.atm.AtmNetworkSchema;
}
