package io.trunkline.circuit.sscop;

import io.trunkline.protocol.Clause;
import io.trunkline.protocol.MarkdownTable;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The units of SSCOP: what stands in the words at their end, and whether something stands before them. */
@Clause("ITU-T Q.2110 (07/94) §7, Table 1")
enum SscopPduType {
    // @formatter:off
    //    code  words before the last  list   last    data   from octets
    BGN  (0x1,  "reserved, N(SQ)",     false, "N(MR)", true,  t -> new SscopPdu.Bgn(t.word(0) & 0xFF, t.last(), t.data())),
    BGAK (0x2,  "reserved",            false, "N(MR)", true,  t -> new SscopPdu.Bgak(t.last(), t.data())),
    END  (0x3,  "reserved",            false, "S bit", true,  t -> new SscopPdu.End(t.sBit(), t.data())),
    ENDAK(0x4,  "reserved",            false, "",      false, t -> new SscopPdu.Endak()),
    RS   (0x5,  "reserved, N(SQ)",     false, "N(MR)", true,  t -> new SscopPdu.Rs(t.word(0) & 0xFF, t.last(), t.data())),
    RSAK (0x6,  "reserved",            false, "N(MR)", false, t -> new SscopPdu.Rsak(t.last())),
    BGREJ(0x7,  "reserved",            false, "",      true,  t -> new SscopPdu.Bgrej(t.data())),
    SD   (0x8,  "",                    false, "N(S)",  true,  t -> new SscopPdu.Sd(t.last(), t.data())),
    ER   (0x9,  "reserved, N(SQ)",     false, "N(MR)", false, t -> new SscopPdu.Er(t.word(0) & 0xFF, t.last())),
    POLL (0xA,  "N(PS)",               false, "N(S)",  false, t -> new SscopPdu.Poll(t.word(0), t.last())),
    STAT (0xB,  "N(PS) · N(MR)",       true,  "N(R)",  false, t -> new SscopPdu.Stat(t.list(), t.word(-2), t.word(-1), t.last())),
    USTAT(0xC,  "list · list · N(MR)", false, "N(R)",  false, t -> new SscopPdu.Ustat(t.word(0), t.word(1), t.word(2), t.last())),
    UD   (0xD,  "",                    false, "",      true,  t -> new SscopPdu.Ud(t.data())),
    MD   (0xE,  "",                    false, "",      true,  t -> new SscopPdu.Md(t.data())),
    ERAK (0xF,  "reserved",            false, "N(MR)", false, t -> new SscopPdu.Erak(t.last()));
    // @formatter:on

    private static final SscopPduType[] BY_CODE = new SscopPduType[16];

    static {
        for (SscopPduType type : values()) BY_CODE[type.code] = type;
    }

    private final int code;
    private final String before;
    private final int wordsBefore;
    private final boolean list;
    private final String last;
    private final boolean data;
    private final Function<SscopTrailer, SscopPdu> maker;

    SscopPduType(
            int code, String before, boolean list, String last, boolean data, Function<SscopTrailer, SscopPdu> maker) {
        this.code = code;
        this.before = before;
        this.wordsBefore = before.isEmpty() ? 0 : before.split(" · ").length;
        this.list = list;
        this.last = last;
        this.data = data;
        this.maker = maker;
    }

    /** The type with this code, 0 to 15; there is none with 0. */
    static Optional<SscopPduType> of(int code) {
        return Optional.ofNullable(BY_CODE[code]);
    }

    int code() {
        return code;
    }

    /** Words before the last one, list elements not counted. */
    int wordsBefore() {
        return wordsBefore;
    }

    /** True if list elements stand before the words. */
    boolean hasList() {
        return list;
    }

    /** True if the user's data stands before the words. */
    boolean carriesData() {
        return data;
    }

    SscopPdu make(SscopTrailer trailer) {
        return maker.apply(trailer);
    }

    /** The rows in Markdown. */
    static String print() {
        MarkdownTable table = new MarkdownTable("PDU", "code", "first", "words before the last", "last word");
        for (SscopPduType type : values()) {
            String first = type.data ? "data, 0 to 3 octets of padding" : type.list ? "list elements" : "";
            table.row(type, Integer.toHexString(type.code).toUpperCase(Locale.ROOT), first, type.before, type.last);
        }
        return table.toString();
    }
}
