/** Files that a run leaves behind; not exported. */
package io.trunkline.simulation.file;
