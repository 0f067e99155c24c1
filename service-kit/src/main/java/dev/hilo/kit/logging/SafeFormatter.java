package dev.hilo.kit.logging;

import dev.hilo.kit.Quoted;
import java.util.logging.Formatter;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Writes each record as another formatter does, so that nothing a stranger sent can look like a record of its own: lines
 * after the first are indented by a tab, and characters that move the cursor, colour, hide or reorder text are written as
 * {@code \u001b}.
 */
final class SafeFormatter extends ExtFormatter {

    private final ExtFormatter records;

    SafeFormatter(Formatter records) {
        this.records = records instanceof ExtFormatter extended ? extended : ExtFormatter.wrap(records, true);
    }

    @Override
    public String format(ExtLogRecord logged) {
        return safe(records.format(logged));
    }

    @Override
    public boolean isCallerCalculationRequired() {
        return records.isCallerCalculationRequired();
    }

    static String safe(String text) {
        int end = text.length();
        while (end > 0 && isLineBreak(text.charAt(end - 1))) {
            end--;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.substring(0, end).codePoints().forEach(character -> append(safe, character));
        return (end < text.length() ? safe.append('\n') : safe).toString();
    }

    private static boolean isLineBreak(char character) {
        return character == '\n' || character == '\r';
    }

    private static void append(StringBuilder safe, int character) {
        if (character == '\n') {
            safe.append("\n\t");
        } else if (character == '\t' || !Quoted.isHidden(character)) {
            safe.appendCodePoint(character);
        } else {
            safe.append(String.format("\\u%04x", character));
        }
    }
}
