package io.trunkline.provider.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.protocol.OctetReader;
import io.trunkline.provider.telephony.multilink.HeaderFormat;
import io.trunkline.provider.telephony.multilink.MpHeader;
import io.trunkline.provider.telephony.ppp.PppFrame;
import io.trunkline.provider.telephony.ppp.PppProtocol;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What tshark tells of the frames of one bundle and direction, held against what was sent. Its faults that are met here: packets whose
 * sequence numbers begin anew at 0 it does not join, so that sessions are kept shorter; a vendor's network protocol it takes for
 * another vendor's and does not look into.
 *
 * @param file for messages
 * @param sent frames without check sequence
 * @param told a row of {@link #FIELDS} for each
 */
record BundleRows(Path file, List<byte[]> sent, List<String> told) {
    static final String[] FIELDS = {
        "ppp.fcs.status",
        "_ws.expert.message",
        "mp.first",
        "mp.last",
        "mp.sseq",
        "mp.short_sequence_num_cls",
        "mp.reassembled.length",
        "ppp.protocol"
    };

    private static final HeaderFormat FORMAT = new HeaderFormat(true, HeaderFormat.MAX_SHORT_CLASSES);
    private static final int NUMBERS = 4096;

    private record Fragment(MpHeader header, int octets) {}

    /** @param least classes that are in use */
    void assertTold(int least) {
        assertThat(told).as("%s", file).hasSameSizeAs(sent);
        List<Map<Integer, Fragment>> classes = new ArrayList<>();
        for (int i = 0; i < FORMAT.classes(); i++) classes.add(new TreeMap<>());
        Map<Integer, Long> joined = new TreeMap<>();
        for (int i = 0; i < sent.size(); i++) {
            String[] row = told.get(i).split("\t", -1);
            assertThat(row[0]).as("%s, record %d: check sequence", file, i + 1).isEqualTo("1");
            assertThat(row[1]).as("%s, record %d: expert", file, i + 1).isEmpty();
            PppFrame frame = PppFrame.decode(sent.get(i)).require();
            assertThat(row[7]).startsWith("0x%04x".formatted(frame.protocol()));
            if (frame.protocol() != PppProtocol.MULTILINK.number()) continue;
            byte[] whole = frame.octets();
            MpHeader header = MpHeader.decode(new OctetReader(whole, frame.from(), whole.length), FORMAT)
                    .require();
            assertThat(String.join(" ", row[2], row[3], row[4], row[5]))
                    .isEqualTo(String.join(
                            " ",
                            header.begins() ? "1" : "0",
                            header.ends() ? "1" : "0",
                            "" + header.sequence(),
                            "" + header.cls()));
            classes.get(header.cls())
                    .put(header.sequence(), new Fragment(header, frame.informationOctets() - FORMAT.octets()));
            if (!row[6].isEmpty()) joined.merge(Integer.parseInt(row[6]), 1L, Long::sum);
        }
        assertThat(joined).as("%s: lengths of packets", file).isEqualTo(packets(classes));
        assertThat(classes.stream().filter(numbers -> !numbers.isEmpty()).count())
                .as("classes in use")
                .isGreaterThanOrEqualTo(least);
    }

    /** The lengths of the packets of which no fragment is missing, with how many there are. */
    private static Map<Integer, Long> packets(List<Map<Integer, Fragment>> classes) {
        Map<Integer, Long> lengths = new TreeMap<>();
        for (Map<Integer, Fragment> numbers : classes) {
            assertThat(numbers.size()).isLessThan(NUMBERS);
            for (Map.Entry<Integer, Fragment> begin : numbers.entrySet()) {
                if (!begin.getValue().header().begins()) continue;
                // a fragment without octets tells numbers alone
                length(numbers, begin.getKey())
                        .filter(octets -> octets > 0)
                        .ifPresent(octets -> lengths.merge(octets, 1L, Long::sum));
            }
        }
        return lengths;
    }

    private static Optional<Integer> length(Map<Integer, Fragment> numbers, int from) {
        int octets = 0;
        for (int number = from; ; number++) {
            Fragment fragment = numbers.get(number);
            if (fragment == null || number > from && fragment.header().begins()) return Optional.empty();
            octets += fragment.octets();
            if (fragment.header().ends()) return Optional.of(octets);
        }
    }
}
