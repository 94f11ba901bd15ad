/**
 * The application's side of Windows Sockets 2 in Java: a started library ({@link io.trunkline.api.Ws2}), sockets
 * ({@link io.trunkline.api.Ws2Socket}), socket groups ({@link io.trunkline.api.SocketGroup}) with relative priorities and
 * one quality of service, and the catalog of transport providers ({@link io.trunkline.api.ProtocolInfo}).
 *
 * <p>Methods and constants keep the standard's words without its prefixes; constants keep name and number. Unless a
 * method says otherwise it may be called from any thread, {@code null} arguments give {@code WSAEFAULT}, and a failed
 * operation changes nothing.
 */
package io.trunkline.api;
