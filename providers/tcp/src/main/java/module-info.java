/** The operating system's TCP as a transport provider; exports nothing. */
module io.trunkline.provider.tcp {
    requires io.trunkline.spi;

    provides io.trunkline.spi.TransportProvider with
            io.trunkline.provider.tcp.TcpProvider;
}
