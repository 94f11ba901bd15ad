/**
 * The layer {@code trace}: one line for every operation that the library asks of a provider and for every upcall on its
 * way back, over any provider. It changes nothing; it is also the pattern for layers of others to copy.
 */
package io.trunkline.provider.trace;
