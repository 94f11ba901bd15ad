/** What providers share that turn a socket group into one circuit. */
module io.trunkline.circuit {
    requires transitive io.trunkline.protocol;
    requires transitive io.trunkline.simulation;
    requires transitive io.trunkline.spi;

    exports io.trunkline.circuit;
    exports io.trunkline.circuit.call;
    exports io.trunkline.circuit.fault;
    exports io.trunkline.circuit.network;
    exports io.trunkline.circuit.shim;
    exports io.trunkline.circuit.socket;
    exports io.trunkline.circuit.sscop;
    exports io.trunkline.circuit.timer;
}
