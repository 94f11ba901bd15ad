/** Digital telephony over a simulated exchange. */
module io.trunkline.provider.telephony {
    requires io.trunkline.circuit;
    requires io.trunkline.protocol;
    requires io.trunkline.simulation;
    requires transitive io.trunkline.spi;

    provides io.trunkline.simulation.network.NetworkSchemaProvider with
            io.trunkline.provider.telephony.TelephonyNetworkSchema;
}
