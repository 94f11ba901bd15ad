package io.trunkline.simulation.capture.judge;

/**
 * What tshark finds wrong with a record.
 *
 * @param text of its expert item
 * @param identifier the number in the line before, -1 if there is none
 */
record Complaint(String text, int identifier) {
    boolean says(String words) {
        return text.contains(words);
    }
}
