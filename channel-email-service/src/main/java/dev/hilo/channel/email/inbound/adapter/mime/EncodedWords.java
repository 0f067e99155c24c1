package dev.hilo.channel.email.inbound.adapter.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Encoded words (RFC 2047, RFC 2231) in a header's text. Words of one charset that follow each other are put together before
 * they are decoded, for programs cut them inside a character.
 */
final class EncodedWords {

    private static final Pattern BEGINNING = Pattern.compile("=\\?([^?*\\s]{1,60})(?:\\*[^?\\s]{0,20})?\\?([BbQq])\\?");
    private static final int LONGEST = 2_000;
    private static final int BASE64_GROUP = 4;

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Of the bytes that wait; empty text where none do. */
    private String charset = "";
    /** What a word in Base64 left over that was cut inside a group. */
    private String begun = "";

    private EncodedWords(String text) {
        this.text = text;
    }

    static String decoded(String text) {
        return text.contains("=?") ? new EncodedWords(text).decode() : text;
    }

    private String decode() {
        Matcher beginning = BEGINNING.matcher(text);
        int at = 0;
        while (beginning.find()) {
            int from = beginning.end();
            int end = text.indexOf("?=", from, Math.min(from + LONGEST, text.length()));
            if (beginning.start() >= at && end >= 0) {
                next(text.substring(at, beginning.start()), beginning.group(1));
                add(beginning.group(2), text.substring(from, end));
                at = end + 2;
            }
        }
        flush();
        return out.append(text, at, text.length()).toString();
    }

    /** White space between two words belongs to neither. */
    private void next(String between, String nextCharset) {
        boolean follows = !charset.isEmpty() && between.isBlank();
        if (!follows || !nextCharset.equalsIgnoreCase(charset)) {
            flush();
        }
        out.append(follows ? "" : between);
        charset = nextCharset.toLowerCase(Locale.ROOT);
    }

    private void add(String encoding, String word) {
        if (encoding.equalsIgnoreCase("Q")) {
            endGroup();
            quotedPrintable(word);
            return;
        }
        String all = begun + word.replaceAll("[^A-Za-z0-9+/]", "");
        boolean ended = word.endsWith("=");
        int whole = ended ? all.length() : all.length() - all.length() % BASE64_GROUP;
        base64(all.substring(0, whole));
        begun = all.substring(whole);
    }

    private void quotedPrintable(String word) {
        byte[] raw = word.getBytes(isAscii(word) ? StandardCharsets.ISO_8859_1 : javaCharset());
        for (int i = 0; i < raw.length; i++) {
            int high = raw[i] == '=' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(raw[i + 2], 16) : -1;
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(raw[i] == '_' ? ' ' : raw[i]);
            }
        }
    }

    private Charset javaCharset() {
        return Charsets.named(charset).orElse(StandardCharsets.UTF_8);
    }

    private static boolean isAscii(String word) {
        return word.chars().allMatch(c -> c < 128);
    }

    private void base64(String groups) {
        // A single letter holds less than a byte.
        String whole = groups.length() % BASE64_GROUP == 1 ? groups.substring(0, groups.length() - 1) : groups;
        bytes.writeBytes(Base64.getDecoder().decode(whole));
    }

    private void endGroup() {
        base64(begun);
        begun = "";
    }

    private void flush() {
        endGroup();
        if (bytes.size() > 0) {
            out.append(Charsets.text(bytes.toByteArray(), charset));
            bytes.reset();
        }
        charset = "";
    }
}
