package io.trunkline.spi;

/** A provider's validated configuration section. */
public interface ProviderConfig {
    /** The value of a key that the provider has declared, or its default. */
    <T> T get(ConfigKey<T> key);

    /** A configuration in which every key has its default. */
    static ProviderConfig defaults() {
        return new ProviderConfig() {
            @Override
            public <T> T get(ConfigKey<T> key) {
                return key.defaultValue();
            }
        };
    }
}
