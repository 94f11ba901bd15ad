package io.trunkline.simulation.network;

import java.util.List;

/** What only the provider can find wrong with a plan whose keys are all good. */
public interface PlanCheck {
    /** Nothing. */
    PlanCheck NONE = plan -> List.of();

    /**
     * A mistake.
     *
     * @param path the key, for example {@code links}, {@code 0}, {@code rate}; need not stand in the file
     * @param text what is wrong with it and what was expected, without the key: {@code is 'e1', expected …}
     */
    record Mistake(List<String> path, String text) {
        /** Copies the path. */
        public Mistake {
            path = List.copyOf(path);
        }

        /** The key as it is written in messages, for example {@code links[0].rate}. */
        String key() {
            StringBuilder key = new StringBuilder();
            for (String part : path) {
                if (part.matches("\\d+")) key.append('[').append(part).append(']');
                else key.append(key.length() == 0 ? "" : ".").append(part.contains(":") ? '"' + part + '"' : part);
            }
            return key.toString();
        }
    }

    /** Everything that is wrong. */
    List<Mistake> mistakes(NetworkPlan plan);
}
