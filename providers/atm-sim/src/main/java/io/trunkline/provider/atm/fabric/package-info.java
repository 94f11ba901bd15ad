/**
 * The data plane of the simulated network: links that carry cells in slots, switches that police, relabel, queue and
 * replicate them, hosts that cut units into cells and put them together again, and the paths through all of it (TM 4.0,
 * I.361, I.363.5). Cells are computed in runs, with the outcome that one event per cell would have.
 */
package io.trunkline.provider.atm.fabric;
