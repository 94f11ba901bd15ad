package io.trunkline.spi;

import java.nio.file.Path;
import java.util.concurrent.ThreadFactory;

/** What the library gives a provider at start. */
public interface ProviderContext {
    /** The version of this interface that was agreed. */
    SpiVersion spiVersion();

    /** The provider's validated configuration section. */
    ProviderConfig config();

    /** The system's clock, shared by the library's real providers; the library closes it. */
    SystemTimeSource systemTime();

    /** Daemon threads named after the provider and {@code purpose}. A provider starts no others. */
    ThreadFactory threads(String purpose);

    /** A directory for files that processes of this user share, such as a registry of groups; made on demand. */
    Path sharedDirectory();

    /** True if what the standard has a provider ignore is to be refused instead ({@code groups.strict}). */
    boolean strictGroups();

    /** Where to log. */
    System.Logger logger();
}
