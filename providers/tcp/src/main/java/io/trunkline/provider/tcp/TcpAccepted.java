package io.trunkline.provider.tcp;

import io.trunkline.api.GroupRequest;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

/**
 * A connection that has been let in.
 *
 * @param group the group that it shall enter
 */
record TcpAccepted(SocketChannel channel, InetSocketAddress caller, GroupRequest group) {}
