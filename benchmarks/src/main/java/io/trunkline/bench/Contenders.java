package io.trunkline.bench;

import java.io.IOException;
import java.util.List;

/** Who is compared. */
final class Contenders {
    static final String BASELINE = "SocketChannel";
    static final String CONTROL = "SocketChannel again";
    static final List<String> NAMES = List.of(BASELINE, CONTROL, "java.net.Socket", "Netty NIO", "Trunkline/tcp");

    private Contenders() {}

    static Contender named(String name) throws IOException, InterruptedException {
        return switch (name) {
            case BASELINE, CONTROL -> new ChannelContender(name);
            case "java.net.Socket" -> new StreamSocketContender();
            case "Netty NIO" -> new NettyContender();
            case "Trunkline/tcp" -> new TrunklineContender();
            default -> throw new IllegalArgumentException("no contender is called " + name + ", there are " + NAMES);
        };
    }
}
