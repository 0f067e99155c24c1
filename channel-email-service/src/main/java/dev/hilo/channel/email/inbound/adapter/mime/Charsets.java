package dev.hilo.channel.email.inbound.adapter.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderMalfunctionError;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Text out of bytes whose charset is stated wrongly, or not at all. */
final class Charsets {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** Where bytes are UTF-8 by chance, they are that, whatever of these was said. */
    private static final Set<Charset> WESTERNS =
            Set.of(WESTERN, StandardCharsets.US_ASCII, Charset.forName("iso-8859-15"));

    private static final Charset JAPANESE = Charset.forName("x-windows-iso2022jp");
    private static final int ESCAPE = 0x1b;

    private static final Charset UTF_7 = new com.beetstra.jutf7.CharsetProvider().charsetForName("utf-7");

    /**
     * Names that occur in mail and that Java does not know, and those of which programs write more than they hold: the
     * larger one reads the smaller one's text alike.
     */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("ks_c_5601", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ks_c_5601-1989", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("iso-8859-8-e", "iso-8859-8"),
            Map.entry("visual", "iso-8859-8"),
            Map.entry("logical", "iso-8859-8"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso_8859-1", "windows-1252"),
            Map.entry("iso-8859-1-windows-3.1-latin-1", "windows-1252"),
            Map.entry("ansi_x3.110-1983", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("windows-874", "x-windows-874"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("x-gbk", "gb18030"),
            Map.entry("gb_2312-80", "gb18030"),
            Map.entry("chinesebig5", "big5"),
            Map.entry("cn-big5", "big5"),
            Map.entry("cn-gb", "gb18030"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("iso-2022-jp-ms", "x-windows-iso2022jp"),
            Map.entry("cp-850", "ibm850"),
            Map.entry("macintosh", "x-macroman"),
            Map.entry("x-mac-roman", "x-macroman"),
            Map.entry("utf8mb4", "utf-8"),
            Map.entry("unicode-1-1-utf-8", "utf-8"));

    private Charsets() {}

    /** Reads text as stated, if that holds; else as UTF-8, if that holds; else as Western European. */
    static String text(byte[] bytes, @Nullable String stated) {
        if (shifts(bytes) && named(stated).filter(Charsets::isNotShifted).isEmpty()) {
            return new String(bytes, JAPANESE);
        }
        return named(stated)
                .filter(charset -> !WESTERNS.contains(charset))
                .flatMap(charset -> strictly(bytes, charset))
                .or(() -> strictly(bytes, StandardCharsets.UTF_8))
                .orElseGet(() -> named(stated)
                        .filter(charset -> !charset.equals(StandardCharsets.US_ASCII))
                        .filter(charset -> !charset.equals(StandardCharsets.UTF_8) && !charset.equals(UTF_7))
                        .map(charset -> new String(bytes, charset))
                        .orElseGet(() -> new String(bytes, WESTERN)));
    }

    private static boolean isNotShifted(Charset charset) {
        return !WESTERNS.contains(charset) && !charset.equals(StandardCharsets.UTF_8);
    }

    /** Whether ISO-2022-JP begins in them: an escape, then what it changes to. Nothing else in mail has it. */
    private static boolean shifts(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == ESCAPE
                    && (bytes[i + 1] == '$' && (bytes[i + 2] == 'B' || bytes[i + 2] == '@')
                            || bytes[i + 1] == '(' && bytes[i + 2] == 'J')) {
                return isSevenBit(bytes);
            }
        }
        return false;
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        if (charset.equals(UTF_7) && !isSevenBit(bytes)) {
            return Optional.empty();
        }
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException | CoderMalfunctionError e) {
            // The second is what a decoder throws that has an error of its own.
            return Optional.empty();
        }
    }

    private static boolean isSevenBit(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether bytes of the stated charset can stand for themselves where nobody says another. */
    static boolean isUtf8(Optional<String> stated) {
        return stated.flatMap(Charsets::named)
                .map(charset -> charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII))
                .orElse(true);
    }

    /** Which one is meant by a name; empty where nobody knows it. */
    static Optional<Charset> named(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return Optional.empty();
        }
        String plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[\"']", "");
        if (plain.equals("utf-7") || plain.equals("unicode-1-1-utf-7")) {
            return Optional.of(UTF_7);
        }
        try {
            return Optional.of(Charset.forName(ALIASES.getOrDefault(plain, plain)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
