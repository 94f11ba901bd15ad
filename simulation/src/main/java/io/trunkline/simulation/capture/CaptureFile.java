package io.trunkline.simulation.capture;

/** A capture file that is being written. */
public interface CaptureFile {}
