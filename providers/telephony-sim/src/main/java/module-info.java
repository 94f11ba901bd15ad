/** Digital telephony over a simulated network. Exports what applications make themselves: addresses. */
module io.trunkline.provider.telephony {
    requires transitive io.trunkline.circuit;
    requires io.trunkline.protocol;
    requires io.trunkline.simulation;
    requires transitive io.trunkline.spi;

    exports io.trunkline.provider.telephony.address;

    provides io.trunkline.spi.TransportProvider with
            io.trunkline.provider.telephony.TelephonyProvider;
    provides io.trunkline.simulation.network.NetworkSchemaProvider with
            io.trunkline.provider.telephony.TelephonyNetworkSchema;
}
