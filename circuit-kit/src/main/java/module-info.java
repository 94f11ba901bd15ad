/** What providers share that turn a socket group into one circuit. */
module io.trunkline.circuit {
    requires transitive io.trunkline.spi;
    requires transitive io.trunkline.protocol;

    exports io.trunkline.circuit;
}
