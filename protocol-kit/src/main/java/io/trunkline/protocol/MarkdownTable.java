package io.trunkline.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table that prints itself in Markdown with aligned columns, so that a test can look for it in a page. */
public final class MarkdownTable {
    private final List<String[]> rows = new ArrayList<>();

    /** A table with these column headings. */
    public MarkdownTable(String... headings) {
        rows.add(headings.clone());
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException not as many cells as headings
     */
    public MarkdownTable row(Object... cells) {
        int columns = rows.get(0).length;
        if (cells.length != columns)
            throw new IllegalArgumentException(cells.length + " cells for " + columns + " columns");
        rows.add(Arrays.stream(cells)
                .map(cell -> String.valueOf(cell).replace("|", "\\|"))
                .toArray(String[]::new));
        return this;
    }

    @Override
    public String toString() {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) widths[i] = Math.max(widths[i], row[i].length());
        }
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            line(text, rows.get(r), widths, ' ');
            if (r == 0) line(text, rows.get(r), widths, '-');
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String[] cells, int[] widths, char filler) {
        for (int i = 0; i < widths.length; i++) {
            String cell = filler == ' ' ? cells[i] : "";
            text.append('|').append(filler).append(cell);
            text.append(String.valueOf(filler).repeat(widths[i] - cell.length()))
                    .append(filler);
        }
        text.append("|\n");
    }
}
