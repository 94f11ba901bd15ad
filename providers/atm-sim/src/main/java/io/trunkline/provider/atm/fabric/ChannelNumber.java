package io.trunkline.provider.atm.fabric;

/** A channel on one link. @param vpi its path @param vci its number on the path */
public record ChannelNumber(int vpi, int vci) {}
