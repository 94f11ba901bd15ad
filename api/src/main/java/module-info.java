/** What applications import: sockets, groups, quality of service and the catalog of Windows Sockets 2, in Java. */
module io.trunkline.api {
    exports io.trunkline.api;

    uses io.trunkline.api.Ws2Library;
}
