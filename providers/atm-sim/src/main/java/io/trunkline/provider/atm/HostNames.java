package io.trunkline.provider.atm;

import io.trunkline.protocol.Octets;
import io.trunkline.provider.atm.wire.Aesa;
import io.trunkline.provider.atm.wire.AtmAddress;
import java.nio.charset.StandardCharsets;

/**
 * Names as end system addresses of the local format (AFI 49): the name in the 18 octets that follow. So a name is an
 * address without a look-up, and an address of that kind shows its name.
 */
final class HostNames {
    /** The longest name. */
    static final int MAX_NAME = 18;

    private HostNames() {}

    /** The address of a name, or of an address in text form. */
    static AtmAddress addressOf(String host) {
        return AtmAddress.parse(host).map(AtmAddress::endSystemOnly).orElseGet(() -> ofName(host));
    }

    private static Aesa ofName(String name) {
        byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
        if (letters.length == 0 || letters.length > MAX_NAME) {
            throw new IllegalArgumentException("host '" + name + "', expected 1 to " + MAX_NAME + " letters");
        }
        byte[] octets = new byte[Aesa.OCTETS];
        octets[0] = Aesa.LOCAL;
        System.arraycopy(letters, 0, octets, 1, letters.length);
        return new Aesa(Octets.copyOf(octets));
    }

    /** The name in an address, or the address in text form without selector. */
    static String nameOf(AtmAddress address) {
        return address instanceof Aesa aesa ? nameOf(aesa) : address.toString();
    }

    private static String nameOf(Aesa address) {
        Octets octets = address.octets();
        StringBuilder name = new StringBuilder();
        int at = 1;
        while (at <= MAX_NAME && isLetter(octets.at(at))) name.append((char) octets.at(at++));
        boolean isName = address.afi() == Aesa.LOCAL && !name.isEmpty();
        while (at < Aesa.OCTETS) isName &= octets.at(at++) == 0;
        return isName ? name.toString() : address.withSelector(0).toString();
    }

    private static boolean isLetter(int octet) {
        return (octet >= 'a' && octet <= 'z') || (octet >= '0' && octet <= '9') || octet == '-' || octet == '.';
    }
}
