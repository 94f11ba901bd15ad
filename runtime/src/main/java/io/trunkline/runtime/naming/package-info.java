/** From names to addresses: the configured table, the system's resolver and name-space providers of others. */
package io.trunkline.runtime.naming;
