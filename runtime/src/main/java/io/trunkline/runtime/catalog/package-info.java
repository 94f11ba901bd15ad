/**
 * Which providers there are and which of them a program gets: discovery, checks of what providers declare, the catalog
 * with its chains, the matching rules of the standard and selection by requirements.
 */
package io.trunkline.runtime.catalog;
