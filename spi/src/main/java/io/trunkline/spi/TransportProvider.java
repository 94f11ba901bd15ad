package io.trunkline.spi;

import io.trunkline.api.Ioctl;
import io.trunkline.api.Ws2Option;
import java.util.List;

/**
 * A transport provider, found by {@link java.util.ServiceLoader}: either a {@link BaseProvider} or a
 * {@link LayeredProvider}. The library makes one object of it and calls its descriptive methods at start, so they must be
 * quick, without I/O and always answer the same.
 */
public interface TransportProvider {
    /** Its name in chains and its configuration section: lower-case letters, digits and hyphens. */
    String name();

    /** One line for people. */
    String description();

    /** The oldest version of this interface that it speaks. */
    default SpiVersion oldestSpi() {
        return SpiVersion.OLDEST;
    }

    /** The newest version of this interface that it speaks. */
    default SpiVersion newestSpi() {
        return SpiVersion.CURRENT;
    }

    /** The keys of its configuration section {@code providers.NAME}. */
    default List<ConfigKey<?>> configKeys() {
        return List.of();
    }

    /** The address families that it brings along. */
    default List<AddressFormat> addressFormats() {
        return List.of();
    }

    /** Options of its own, besides the standard's. */
    default List<Ws2Option<?>> options() {
        return List.of();
    }

    /** Control codes of its own, besides the standard's. */
    default List<Ioctl<?, ?>> ioctls() {
        return List.of();
    }
}
