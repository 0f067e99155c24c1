package dev.hilo.kit.rest;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of files in {@code Content-Disposition} (RFC 6266), in full after RFC 8187. */
public final class FileNames {

    private static final Pattern EXTENDED =
            Pattern.compile("filename\\*\\s*=\\s*UTF-8''([^;\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN = Pattern.compile("filename\\s*=\\s*\"([^\"]*)\"");

    /** Control, format, surrogates without their other half, line and paragraph separators. */
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private static final Pattern NOTHING = Pattern.compile("[.\\s]*");
    private static final int LONGEST = 255;
    private static final int LONGEST_ENDING = 20;

    private FileNames() {}

    /** What a file may be called, of the name in the header; empty where it has none, or none that can be read. */
    public static Optional<String> of(@Nullable String disposition) {
        return Optional.ofNullable(disposition).flatMap(FileNames::given).flatMap(FileNames::safe);
    }

    /**
     * A name without path, without characters that nobody sees or that turn others round (control, format, bidirectional),
     * and no longer than {@value #LONGEST}, its ending kept; empty where nothing is left but dots and spaces.
     */
    public static Optional<String> safe(String name) {
        String last = HIDDEN.matcher(name).replaceAll("");
        last = last.substring(Math.max(last.lastIndexOf('/'), last.lastIndexOf('\\')) + 1)
                .strip();
        if (NOTHING.matcher(last).matches()) {
            return Optional.empty();
        }
        int dot = last.lastIndexOf('.');
        String ending = dot > 0 && last.length() - dot <= LONGEST_ENDING ? last.substring(dot) : "";
        if (last.length() > LONGEST) {
            int end = LONGEST - ending.length();
            last = last.substring(0, Character.isHighSurrogate(last.charAt(end - 1)) ? end - 1 : end) + ending;
        }
        return Optional.of(last);
    }

    /** @param kind {@code inline} or {@code attachment} */
    public static String disposition(String kind, String name) {
        return kind + "; filename*=UTF-8''"
                + URLEncoder.encode(safe(name).orElse("attachment"), StandardCharsets.UTF_8)
                        .replace("+", "%20");
    }

    private static Optional<String> given(String disposition) {
        Matcher extended = EXTENDED.matcher(disposition);
        if (extended.find()) {
            return decoded(extended.group(1));
        }
        Matcher plain = PLAIN.matcher(disposition);
        return plain.find() ? Optional.of(plain.group(1)) : Optional.empty();
    }

    private static Optional<String> decoded(String encoded) {
        try {
            return Optional.of(URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
