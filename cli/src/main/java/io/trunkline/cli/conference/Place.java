package io.trunkline.cli.conference;

import io.trunkline.api.Selection;
import io.trunkline.api.Ws2;

/**
 * Where a party lives.
 *
 * @param ws2 the library
 * @param selection the provider in it
 */
record Place(Ws2 ws2, Selection selection) {}
