/** A layer that writes down what passes through it. */
module io.trunkline.provider.trace {
    requires io.trunkline.spi;

    provides io.trunkline.spi.TransportProvider with
            io.trunkline.provider.trace.TraceProvider;
}
