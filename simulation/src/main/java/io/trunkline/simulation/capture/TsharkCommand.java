package io.trunkline.simulation.capture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A call of tshark.
 *
 * @param words program and arguments
 */
public record TsharkCommand(List<String> words) {
    private static final String[] BEARERS = {
        "-o", "ppp.fcs_type:16-Bit", "-o", "mp.short_seqno:TRUE", "-o", "mp.max_fragments:255"
    };

    /**
     * Everything about signalling units, with what tshark finds wrong. Only {@code -V} shows that: its dissector of Q.2931
     * looks at the elements only where a tree is to be printed, so that {@code -z expert} finds nothing.
     */
    public static TsharkCommand signalling(Path file) {
        return of(file, "-V");
    }

    /** Everything about data units. Left to guess, tshark takes what it does not know for LAN emulation. */
    public static TsharkCommand data(Path file) {
        return of(file, "-o", "erf.aal5_type:Unspecified", "-V");
    }

    /** Everything about cells with their check octets. */
    public static TsharkCommand cells(Path file) {
        return of(file, "-V");
    }

    /** Everything about the D channels of digital telephony. */
    public static TsharkCommand isdnSignalling(Path file) {
        return of(file, "-V", "-O", "lapd,q931");
    }

    /**
     * The packets of one direction of a multilink bundle on B channels, put together from fragments with short sequence numbers. The
     * check sequence is checked, the form of headers has to be said, and the usual limit is six fragments a packet.
     */
    public static TsharkCommand isdnBundle(Path file) {
        return of(file, BEARERS);
    }

    /** An access with all its channels, both ways. Fragments stay apart: the dissector would mix those of both directions. */
    public static TsharkCommand isdnAccess(Path file) {
        return of(file, "-o", "ppp.fcs_type:16-Bit", "--disable-protocol", "mp");
    }

    /** When which cell passed: in seconds, and in units of 2^-32 seconds. */
    public static TsharkCommand cellTimes(Path file) {
        return fields(
                file, "frame.interface_name", "frame.time_epoch", "erf.ts", "atm.vpi", "atm.vci", "atm.payload_type");
    }

    /** Some fields of each record, one line each, separated by tabulators. */
    public static TsharkCommand fields(Path file, String... names) {
        List<String> words = new ArrayList<>(List.of("-T", "fields"));
        for (String name : names) words.addAll(List.of("-e", name));
        return of(file, words.toArray(String[]::new));
    }

    /** The same call with further options. */
    public TsharkCommand with(String... options) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(options));
        return new TsharkCommand(List.copyOf(all));
    }

    private static TsharkCommand of(Path file, String... options) {
        List<String> words = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString()));
        words.addAll(List.of(options));
        return new TsharkCommand(List.copyOf(words));
    }

    /** As it is typed into a shell. */
    public String text() {
        return words.stream().map(TsharkCommand::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches("[\\w./:,=+@%-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
