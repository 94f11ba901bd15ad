/** The library behind {@link io.trunkline.api.Ws2}: its wiring, its sockets and what they share. */
package io.trunkline.runtime;
