/**
 * TCP as the operating system has it (RFC 9293), through NIO channels, for IPv4 and IPv6.
 *
 * <p>{@link io.trunkline.provider.tcp.TcpSocket} is the joint; what a socket is made of changes with its life: a
 * {@code LocalEnd} until it is connected or listens, a {@code TcpAttempt} while it connects, then a {@code TcpConnection}
 * or a {@code TcpListener}. A connection starts in NIO's blocking mode, where a call goes straight to the kernel, and
 * becomes event-driven, on the transport's one {@code Reactor}, when somebody first asks for that; {@code TransferMode}
 * says who may be where, and the two pumps serve the direction that is free while the other is blocked.
 *
 * <p>Left out: urgent data (NIO cannot receive it out of line), datagrams, quality of service. The reasons stand in
 * {@code docs/providers/tcp.md}.
 */
package io.trunkline.provider.tcp;
