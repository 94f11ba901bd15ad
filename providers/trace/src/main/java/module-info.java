/** A layer that writes down what passes through it. */
module io.trunkline.provider.trace {
    requires io.trunkline.spi;

    uses io.trunkline.spi.TransportProvider;

    provides io.trunkline.spi.TransportProvider with
            io.trunkline.provider.trace.TraceProvider;
}
