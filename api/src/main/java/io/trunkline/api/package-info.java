/**
 * The application's side of Windows Sockets 2 in Java: a started library ({@link io.trunkline.api.Ws2}), sockets
 * ({@link io.trunkline.api.Ws2Socket}), socket groups ({@link io.trunkline.api.SocketGroup}) with relative priorities and
 * one quality of service, and the catalog of transport providers ({@link io.trunkline.api.ProtocolInfo}).
 *
 * <p>Methods and constants keep the standard's words without its prefixes; constants keep name and number. Unless a
 * method says otherwise it may be called from any thread, and a failed operation changes nothing.
 *
 * <p>An argument may be {@code null} only where its documentation says so. Methods that throw
 * {@link io.trunkline.api.Ws2Exception} answer a missing one with {@code WSAEFAULT}, if nothing has been closed. All others,
 * those of values and of the clock, throw {@link NullPointerException} with the parameter's name as the message.
 */
package io.trunkline.api;
