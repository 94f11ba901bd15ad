package io.trunkline.runtime.config;

import io.trunkline.api.Requirements;
import java.util.List;

/**
 * A profile of the configuration.
 *
 * @param name its name
 * @param candidates entry ids or chains in order of preference; empty for the whole catalog
 * @param requirements what it requires and prefers
 * @param where where its candidates are configured, for messages
 */
public record Profile(String name, List<String> candidates, Requirements requirements, String where) {
    /** The whole catalog. */
    public static final Profile NONE = new Profile("", List.of(), Requirements.none(), "");
}
