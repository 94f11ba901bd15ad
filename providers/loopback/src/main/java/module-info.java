/** Connections inside one process: the base provider to copy. */
module io.trunkline.provider.loopback {
    requires io.trunkline.spi;

    provides io.trunkline.spi.TransportProvider with
            io.trunkline.provider.loopback.LoopbackProvider;
}
