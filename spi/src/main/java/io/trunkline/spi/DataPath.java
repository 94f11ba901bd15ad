package io.trunkline.spi;

/**
 * Marks optional interfaces through which data flows. Layers do not forward them unless they leave data untouched, so that
 * no form of the API goes round a layer that overrides only {@code send} and {@code receive}.
 */
public interface DataPath {}
