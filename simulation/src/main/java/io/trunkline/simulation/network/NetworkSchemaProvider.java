package io.trunkline.simulation.network;

/** A service by which a provider of a simulated network says what its network files may contain. */
public interface NetworkSchemaProvider {
    /** Its schema. */
    NetworkSchema schema();
}
