package io.trunkline.spi;

import io.trunkline.api.GroupRequest;
import io.trunkline.api.ProtocolInfo;

/**
 * What a new socket is to be.
 *
 * @param entry the catalog entry of the transport that is asked
 * @param group the group to enter
 * @param flags {@code WSA_FLAG_} bits
 */
public record OpenRequest(ProtocolInfo entry, GroupRequest group, int flags) {}
