/** The timers of a protocol core that is handed the time: which of them run, and their expiries as events of a simulation. */
package io.trunkline.circuit.timer;
