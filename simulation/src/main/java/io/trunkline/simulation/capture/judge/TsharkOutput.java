package io.trunkline.simulation.capture.judge;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@code tshark -V -x} prints, line by line, one record at a time. */
final class TsharkOutput {
    private static final int MOST_COMPLAINTS = 100;
    private static final Pattern FRAME = Pattern.compile("Frame (\\d+): .*");
    private static final Pattern HEX_LINE = Pattern.compile("[0-9a-f]{4,}  ((?:[0-9a-f]{2} ?)+?)(?:  .*)?");
    private static final Pattern EXPERT = Pattern.compile("\\s*\\[Expert Info \\((\\w+)/\\w+\\): (.*)\\]");
    private static final Pattern IDENTIFIER = Pattern.compile("\\s*Identifier: (?:\\w+ \\()?0x([0-9a-f]{2})\\)?");

    private final String check;
    private final Map<DissectorFault, Long> excused = new EnumMap<>(DissectorFault.class);
    private final List<String> complaints = new ArrayList<>();
    private final List<Complaint> ofRecord = new ArrayList<>();
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private String frame = "";
    private String checkLine = "";
    private String lineBefore = "";
    private long records;
    private long correct;

    /** @param check how the line begins that tells whether a record is right */
    TsharkOutput(String check) {
        this.check = check;
    }

    void line(String line) {
        Matcher begin = FRAME.matcher(line);
        if (begin.matches()) {
            endRecord();
            frame = begin.group(1);
            records++;
        } else if (line.startsWith("tshark: ")) {
            complain(line);
        } else {
            inRecord(line);
        }
        lineBefore = line;
    }

    private void inRecord(String line) {
        String text = line.strip();
        Matcher expert = EXPERT.matcher(line);
        if (text.startsWith(check)) {
            checkLine = text;
        } else if (text.startsWith("CRC-10: ") && !text.contains("(correct)")) {
            complain("record " + frame + ": " + text);
        } else if (expert.matches() && !expert.group(1).equals("Comment")) {
            ofRecord.add(new Complaint(expert.group(2), identifierBefore()));
        } else {
            Matcher hex = HEX_LINE.matcher(line);
            if (hex.matches()) {
                octets.writeBytes(HexFormat.of().parseHex(hex.group(1).replace(" ", "")));
            }
        }
    }

    private int identifierBefore() {
        Matcher identifier = IDENTIFIER.matcher(lineBefore);
        return identifier.matches() ? Integer.parseInt(identifier.group(1), 16) : -1;
    }

    private void endRecord() {
        if (records > 0) {
            if (checkLine.contains("(correct)")) correct++;
            else complain("record " + frame + ": " + (checkLine.isEmpty() ? "no " + check + " at all" : checkLine));
            Optional<ElementChain> chain =
                    ofRecord.isEmpty() ? Optional.empty() : ElementChain.of(octets.toByteArray());
            for (Complaint complaint : ofRecord) judge(complaint, chain);
        }
        ofRecord.clear();
        octets.reset();
        checkLine = "";
    }

    private void judge(Complaint complaint, Optional<ElementChain> chain) {
        Optional<DissectorFault> fault = chain.flatMap(c -> DissectorFault.explaining(complaint, c));
        if (fault.isPresent()) {
            excused.merge(fault.get(), 1L, Long::sum);
        } else {
            complain("record " + frame + ": " + complaint.text()
                    + chain.map(c -> ", elements " + c.elements()).orElse(""));
        }
    }

    private void complain(String text) {
        if (complaints.size() < MOST_COMPLAINTS) complaints.add(text);
    }

    Verdict end() {
        endRecord();
        return new Verdict(records, correct, excused, List.copyOf(complaints));
    }
}
