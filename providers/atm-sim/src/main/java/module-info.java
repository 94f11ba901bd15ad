/** ATM over a simulated network. Exports nothing. */
module io.trunkline.provider.atm {
    requires io.trunkline.protocol;
    requires io.trunkline.simulation;
    requires io.trunkline.spi;

    provides io.trunkline.simulation.network.NetworkSchemaProvider with
            io.trunkline.provider.atm.AtmNetworkSchema;
}
