/** What transport providers import: the service provider interface and its toolkit. */
module io.trunkline.spi {
    requires transitive io.trunkline.api;

    exports io.trunkline.spi;
}
