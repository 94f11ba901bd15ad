package io.trunkline.circuit.sscop;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.Decoded;
import io.trunkline.protocol.OctetReader;
import io.trunkline.protocol.OctetWriter;
import io.trunkline.protocol.Octets;
import java.util.List;

/**
 * The units that two SSCOP entities exchange. Sequence numbers count modulo 2^24: {@code ns} of this unit, {@code nr} the next one
 * expected, {@code mr} the first one not allowed, {@code ps} of a poll, {@code sq} of a connection attempt.
 */
@Clause("ITU-T Q.2110 (07/94) §7")
public sealed interface SscopPdu {
    /** One more than the largest sequence number. */
    int MODULUS = 1 << 24;

    /** Asks for a connection. */
    record Bgn(int sq, int mr, Octets userToUser) implements SscopPdu {
        @Override
        public void encode(OctetWriter out) {
            SscopTrailer.encode(out, SscopPduType.BGN, userToUser, mr, sq);
        }
    }

    /** Accepts a connection. */
    record Bgak(int mr, Octets userToUser) implements SscopPdu {
        @Override
        public void encode(OctetWriter out) {
            SscopTrailer.encode(out, SscopPduType.BGAK, userToUser, mr, 0);
        }
    }

    /** Refuses a connection. */
    record Bgrej(Octets userToUser) implements SscopPdu {
        @Override
        public void encode(OctetWriter out) {
            SscopTrailer.encode(out, SscopPduType.BGREJ, userToUser, 0, 0);
        }
    }

    /**
     * Ends a connection.
     *
     * @param bySscop SSCOP itself ends it, not its user
     */
    record End(boolean bySscop, Octets userToUser) implements SscopPdu {
        @Override
        public void encode(OctetWriter out) {
            SscopTrailer.encode(out, SscopPduType.END, userToUser, bySscop ? SscopTrailer.S_BIT : 0, 0);
        }
    }

    /** Confirms the end. */
    record Endak() implements SscopPdu {
        @Override
        public void encode(OctetWriter out) {
            SscopTrailer.encode(out, SscopPduType.ENDAK, Octets.NONE, 0, 0);
        }
    }

    /** Asks to begin anew, dropping what is under way. */
    record Rs(int sq, int mr, Octets userToUser) implements SscopPdu {
        @Override
        public void encode(OctetWriter out) {
            SscopTrailer.encode(out, SscopPduType.RS, userToUser, mr, sq);
        }
    }

    /** Confirms a resynchronization. */
    record Rsak(int mr) implements SscopPdu {
        @Override
        public void encode(OctetWriter out) {
            SscopTrailer.encode(out, SscopPduType.RSAK, Octets.NONE, mr, 0);
        }
    }

    /** Asks to recover from a protocol error. */
    record Er(int sq, int mr) implements SscopPdu {
        @Override
        public void encode(OctetWriter out) {
            SscopTrailer.encode(out, SscopPduType.ER, Octets.NONE, mr, sq);
        }
    }

    /** Confirms a recovery. */
    record Erak(int mr) implements SscopPdu {
        @Override
        public void encode(OctetWriter out) {
            SscopTrailer.encode(out, SscopPduType.ERAK, Octets.NONE, mr, 0);
        }
    }

    /** Carries a message of the user, in sequence. */
    record Sd(int ns, Octets data) implements SscopPdu {
        @Override
        public void encode(OctetWriter out) {
            SscopTrailer.encode(out, SscopPduType.SD, data, ns);
        }
    }

    /** Asks for the receiver's state. */
    record Poll(int ps, int ns) implements SscopPdu {
        @Override
        public void encode(OctetWriter out) {
            SscopTrailer.encode(out, SscopPduType.POLL, Octets.NONE, ns, ps);
        }
    }

    /**
     * Tells the receiver's state.
     *
     * @param list the borders of gaps: first missing, first present, first missing, …
     */
    record Stat(List<Integer> list, int ps, int mr, int nr) implements SscopPdu {
        /** Copies the list. */
        public Stat {
            list = List.copyOf(list);
        }

        @Override
        public void encode(OctetWriter out) {
            int[] words = new int[list.size() + 2];
            for (int i = 0; i < list.size(); i++) words[i] = list.get(i);
            words[list.size()] = ps;
            words[list.size() + 1] = mr;
            SscopTrailer.encode(out, SscopPduType.STAT, Octets.NONE, nr, words);
        }

        @Override
        public int lengthOctets() {
            return SscopTrailer.WORD_OCTETS * (list.size() + 3); // N(PS), N(MR), N(R)
        }
    }

    /**
     * Tells of a gap as soon as it is seen.
     *
     * @param firstMissing where it begins
     * @param firstPresent where it ends
     */
    record Ustat(int firstMissing, int firstPresent, int mr, int nr) implements SscopPdu {
        @Override
        public void encode(OctetWriter out) {
            SscopTrailer.encode(out, SscopPduType.USTAT, Octets.NONE, nr, firstMissing, firstPresent, mr);
        }
    }

    /** Carries a message of the user, outside any connection. */
    record Ud(Octets data) implements SscopPdu {
        @Override
        public void encode(OctetWriter out) {
            SscopTrailer.encode(out, SscopPduType.UD, data, 0);
        }
    }

    /** Carries a message of the management, outside any connection. */
    record Md(Octets data) implements SscopPdu {
        @Override
        public void encode(OctetWriter out) {
            SscopTrailer.encode(out, SscopPduType.MD, data, 0);
        }
    }

    /** Writes its octets, a multiple of four. */
    void encode(OctetWriter out);

    /** How many octets {@link #encode(OctetWriter)} writes. */
    default int lengthOctets() {
        return encode().size();
    }

    /** Its octets. */
    default Octets encode() {
        OctetWriter out = new OctetWriter();
        encode(out);
        return out.toOctets();
    }

    /** From all that is left in a reader; the data may share what it reads. */
    static Decoded<SscopPdu> decode(OctetReader in) {
        return SscopTrailer.decode(in).map(trailer -> trailer.type().make(trailer));
    }
}
