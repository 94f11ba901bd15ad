/** What call control of the Q.931 family, for ISDN and for ATM, has in common; messages and channels are each network's own. In the kernel. */
package io.trunkline.circuit.call;
