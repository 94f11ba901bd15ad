package io.trunkline.api;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * A catalog entry: the Java form of {@code WSAPROTOCOL_INFO}, with its fields in the standard's order, and behind them
 * what Trunkline adds: a readable id, declared capabilities and figures. The reserved words of the standard
 * ({@code dwServiceFlags2} to {@code 4}) are always zero and have no field.
 *
 * @param serviceFlags the {@code XP1_} flags
 * @param providerFlags the {@code PFL_} flags
 * @param providerId the vendor's id; equal ids mean the same provider
 * @param catalogEntryId unique number given by the library, 0 in a declaration
 * @param chain catalog entry ids, top layer first, base last; one element for a base protocol, empty for a bare layer
 * @param version the protocol's version
 * @param addressFamily family of its addresses
 * @param maxSockAddrOctets longest address as the standard would encode it
 * @param minSockAddrOctets shortest such address
 * @param socketType socket type
 * @param protocol first protocol number
 * @param protocolMaxOffset how many numbers above {@code protocol} match too
 * @param bigEndian true for network byte order
 * @param securityScheme 0 for none
 * @param messageSizeOctets 0 for a stream, 1 if it depends on the path, {@code 0xFFFFFFFF} for no limit, else the largest
 *     outbound message
 * @param protocolName human-readable name, up to 255 characters
 * @param id readable unique id, for example {@code tcp}, {@code trace/tcp} or {@code atm-sim:message}
 * @param capabilities declared levels
 * @param figures declared numbers
 */
public record ProtocolInfo(
        Set<ServiceFlag> serviceFlags,
        Set<ProviderFlag> providerFlags,
        UUID providerId,
        int catalogEntryId,
        List<Integer> chain,
        int version,
        int addressFamily,
        int maxSockAddrOctets,
        int minSockAddrOctets,
        int socketType,
        int protocol,
        int protocolMaxOffset,
        boolean bigEndian,
        int securityScheme,
        long messageSizeOctets,
        String protocolName,
        String id,
        Capabilities capabilities,
        Figures figures) {
    /** Copies the collections and checks what every entry must have. */
    public ProtocolInfo {
        Objects.requireNonNull(serviceFlags, "serviceFlags");
        Objects.requireNonNull(providerFlags, "providerFlags");
        Objects.requireNonNull(chain, "chain");
        serviceFlags = Set.copyOf(serviceFlags);
        providerFlags = Set.copyOf(providerFlags);
        chain = List.copyOf(chain);
        Objects.requireNonNull(providerId, "providerId");
        Objects.requireNonNull(protocolName, "protocolName");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(capabilities, "capabilities");
        Objects.requireNonNull(figures, "figures");
    }

    /** True if the entry has this service flag. */
    public boolean has(ServiceFlag flag) {
        Objects.requireNonNull(flag, "flag");
        return serviceFlags.contains(flag);
    }

    /** True if messages keep their boundaries when received. */
    public boolean isMessageOriented() {
        return has(ServiceFlag.MESSAGE_ORIENTED) && !has(ServiceFlag.PSEUDO_STREAM);
    }

    /** True for datagrams. */
    public boolean isConnectionless() {
        return has(ServiceFlag.CONNECTIONLESS);
    }

    /** Names of the chain's providers, top layer first, for example {@code [trace, tcp]}. */
    public List<String> chainNames() {
        return List.of(id.split("/"));
    }

    /**
     * A declaration to fill in.
     *
     * @param id readable unique id
     * @param providerId the vendor's id
     */
    public static Builder declare(String id, UUID providerId) {
        return new Builder(id, providerId);
    }

    /** This entry as a starting point for a similar one. */
    public Builder toBuilder() {
        Builder copy = new Builder(id, providerId);
        copy.serviceFlags = serviceFlags;
        copy.providerFlags = providerFlags;
        copy.catalogEntryId = catalogEntryId;
        copy.chain = chain;
        copy.version = version;
        copy.addressFamily = addressFamily;
        copy.maxSockAddrOctets = maxSockAddrOctets;
        copy.minSockAddrOctets = minSockAddrOctets;
        copy.socketType = socketType;
        copy.protocol = protocol;
        copy.protocolMaxOffset = protocolMaxOffset;
        copy.bigEndian = bigEndian;
        copy.securityScheme = securityScheme;
        copy.messageSizeOctets = messageSizeOctets;
        copy.protocolName = protocolName;
        copy.capabilities = capabilities;
        copy.figures = figures;
        return copy;
    }

    /** Fills in a declaration; a field that is not set is zero, empty or none. Not safe for several threads. */
    public static final class Builder {
        private String id;
        private UUID providerId;
        private Set<ServiceFlag> serviceFlags = Set.of();
        private Set<ProviderFlag> providerFlags = Set.of();
        private int catalogEntryId;
        private List<Integer> chain = List.of();
        private int version = 2;
        private int addressFamily;
        private int maxSockAddrOctets = 16;
        private int minSockAddrOctets = 16;
        private int socketType = Ws2Constants.SOCK_STREAM;
        private int protocol;
        private int protocolMaxOffset;
        private boolean bigEndian = true;
        private int securityScheme;
        private long messageSizeOctets;
        private String protocolName;
        private Capabilities capabilities = Capabilities.NONE;
        private Figures figures = Figures.PLAIN_STREAM;

        private Builder(String id, UUID providerId) {
            this.id = Objects.requireNonNull(id, "id");
            this.providerId = Objects.requireNonNull(providerId, "providerId");
            this.protocolName = id;
        }

        /** Another id. */
        public Builder id(String value) {
            id = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Another provider. */
        public Builder providerId(UUID value) {
            providerId = Objects.requireNonNull(value, "value");
            return this;
        }

        /** The service flags, replacing those set before. */
        public Builder serviceFlags(ServiceFlag first, ServiceFlag... more) {
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(more, "more");
            serviceFlags = EnumSet.of(first, more);
            return this;
        }

        /** The service flags, replacing those set before. */
        public Builder serviceFlags(Set<ServiceFlag> value) {
            serviceFlags = Objects.requireNonNull(value, "value");
            return this;
        }

        /** The provider flags, replacing those set before. */
        public Builder providerFlags(Set<ProviderFlag> value) {
            providerFlags = Objects.requireNonNull(value, "value");
            return this;
        }

        /** The number that the library gave. */
        public Builder catalogEntryId(int value) {
            catalogEntryId = value;
            return this;
        }

        /** The chain, top layer first. */
        public Builder chain(List<Integer> value) {
            chain = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Family, type and protocol. */
        public Builder triple(int family, int type, int protocolNumber) {
            addressFamily = family;
            socketType = type;
            protocol = protocolNumber;
            return this;
        }

        /** How many protocol numbers above the first match too. */
        public Builder protocolMaxOffset(int value) {
            protocolMaxOffset = value;
            return this;
        }

        /** Lengths of addresses as the standard would encode them, in octets. */
        public Builder sockAddrOctets(int min, int max) {
            minSockAddrOctets = min;
            maxSockAddrOctets = max;
            return this;
        }

        /** The protocol's version. */
        public Builder version(int value) {
            version = value;
            return this;
        }

        /** The largest outbound message in octets, or one of the standard's special values. */
        public Builder messageSizeOctets(long value) {
            messageSizeOctets = value;
            return this;
        }

        /** The human-readable name. */
        public Builder protocolName(String value) {
            protocolName = Objects.requireNonNull(value, "value");
            return this;
        }

        /** The declared levels. */
        public Builder capabilities(Capabilities value) {
            capabilities = Objects.requireNonNull(value, "value");
            return this;
        }

        /** The declared numbers. */
        public Builder figures(Figures value) {
            figures = Objects.requireNonNull(value, "value");
            return this;
        }

        /** The entry. */
        public ProtocolInfo build() {
            return new ProtocolInfo(
                    serviceFlags,
                    providerFlags,
                    providerId,
                    catalogEntryId,
                    chain,
                    version,
                    addressFamily,
                    maxSockAddrOctets,
                    minSockAddrOctets,
                    socketType,
                    protocol,
                    protocolMaxOffset,
                    bigEndian,
                    securityScheme,
                    messageSizeOctets,
                    protocolName,
                    id,
                    capabilities,
                    figures);
        }
    }
}
