package io.trunkline.cli;

import java.util.ArrayList;
import java.util.List;

/** A plain table: columns as wide as their widest cell, two blanks between them, numbers to the right. */
public final class TextTable {
    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    private TextTable(List<String> heads) {
        this.heads = heads;
    }

    /** A table with these columns; a head that ends in {@code >} aligns its column to the right. */
    public static TextTable of(String... heads) {
        return new TextTable(List.of(heads));
    }

    /** One more row; a cell is one line. */
    public TextTable row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) row.add(OneLine.of(String.valueOf(cell)));
        if (row.size() != heads.size()) throw new IllegalArgumentException(row + " does not fit " + heads);
        rows.add(row);
        return this;
    }

    /** The table's lines, each with a line end. */
    @Override
    public String toString() {
        int[] widths = new int[heads.size()];
        for (int column = 0; column < widths.length; column++) widths[column] = width(column);
        StringBuilder text = new StringBuilder();
        line(text, heads.stream().map(TextTable::title).toList(), widths);
        rows.forEach(row -> line(text, row, widths));
        return text.toString();
    }

    private int width(int column) {
        int widest = title(heads.get(column)).length();
        for (List<String> row : rows) widest = Math.max(widest, row.get(column).length());
        return widest;
    }

    private void line(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String blanks = " ".repeat(widths[column] - cells.get(column).length());
            boolean right = heads.get(column).endsWith(">");
            if (column > 0) line.append("  ");
            line.append(right ? blanks : "").append(cells.get(column)).append(right ? "" : blanks);
        }
        text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }

    private static String title(String head) {
        return head.endsWith(">") ? head.substring(0, head.length() - 1) : head;
    }
}
