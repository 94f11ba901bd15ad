/** What a network consists of and what goes wrong in it, read from a network file. */
package io.trunkline.simulation.network;
