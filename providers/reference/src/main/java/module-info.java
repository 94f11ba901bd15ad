/** A simulated network inside one process that has everything the provider interface can express. */
module io.trunkline.provider.reference {
    requires transitive io.trunkline.spi;

    exports io.trunkline.provider.reference.control;

    provides io.trunkline.spi.TransportProvider with
            io.trunkline.provider.reference.ReferenceProvider;
}
