package dev.hilo.channel.email.inbound.adapter.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Text out of bytes whose charset is stated wrongly, or not at all. */
final class Charsets {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** Names that occur in mail and that Java does not know. */
    private static final Map<String, String> ALIASES = Map.of(
            "ks_c_5601", "x-windows-949",
            "ks_c_5601-1987", "x-windows-949",
            "iso-8859-8-i", "iso-8859-8",
            "iso-8859-8-e", "iso-8859-8",
            "cp-850", "ibm850",
            "x-gbk", "gbk",
            "unicode-1-1-utf-8", "utf-8",
            "ansi_x3.110-1983", "iso-8859-1",
            "x-sjis", "windows-31j");

    private Charsets() {}

    /** Reads text as stated, if that holds; else as UTF-8, if that holds; else as Western European. */
    static String text(byte[] bytes, @Nullable String stated) {
        return named(stated)
                .flatMap(charset -> strictly(bytes, charset))
                .or(() -> strictly(bytes, StandardCharsets.UTF_8))
                .orElseGet(() -> named(stated)
                        .filter(charset -> !charset.equals(StandardCharsets.US_ASCII))
                        .filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                        .map(charset -> new String(bytes, charset))
                        .orElseGet(() -> new String(bytes, WESTERN)));
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> named(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return Optional.empty();
        }
        String plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[\"']", "");
        try {
            return Optional.of(Charset.forName(ALIASES.getOrDefault(plain, plain)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
