package dev.hilo.channel.email.inbound.adapter.mime;

import java.util.Arrays;

/**
 * How much of a mail's text is read, in characters of its source. What is beyond is seen by nobody in a timeline; the part
 * that it stands in is kept whole as a file.
 */
final class TextBudget {

    static final int OF_A_PART = 500_000;
    private static final int OF_A_MAIL = 1_500_000;
    private static final int BYTES_OF_A_CHARACTER = 4;

    private int left = OF_A_MAIL;

    /** Of a text part as it came, what may be needed to decode it up to its limit: up to the end of a line, if it has any. */
    static byte[] beginning(byte[] bytes) {
        int longest = OF_A_PART * BYTES_OF_A_CHARACTER;
        if (bytes.length <= longest) {
            return bytes;
        }
        int end = longest;
        while (end > longest / 2 && bytes[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(bytes, end > longest / 2 ? end : longest);
    }

    /** As much of a text as fits, which then counts as read. */
    String take(String text) {
        int length = Math.min(text.length(), Math.min(OF_A_PART, left));
        if (length > 0 && length < text.length() && Character.isHighSurrogate(text.charAt(length - 1))) {
            length--;
        }
        left -= length;
        return text.substring(0, length);
    }
}
