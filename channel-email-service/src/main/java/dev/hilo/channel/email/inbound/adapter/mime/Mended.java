package dev.hilo.channel.email.inbound.adapter.mime;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail's source as a parser needs it, where the program that wrote it did not end its headers or name its boundary. */
final class Mended {

    private static final Pattern BLANK_WITH_SPACE = Pattern.compile("(\\r?\\n)[ \\t]++(\\r?\\n)(?![ \\t])");
    private static final Pattern HEADER = Pattern.compile(
            "(?i)(?:(?:from|to|cc|bcc|subject|date|sender|received|references|comments|keywords)|[a-z]+-[a-z-]+) ?:");
    private static final Pattern END_OF_HEADERS = Pattern.compile("\\r?\\n\\r?\\n");
    private static final Pattern MULTIPART =
            Pattern.compile("(?im)^Content-Type:[ \\t]*+multipart/([a-z]++)[^\\r\\n]*+(?:\\r?\\n[ \\t][^\\r\\n]*+)*+");
    private static final Pattern BOUNDARY =
            Pattern.compile("(?i);\\s*+boundary\\s*+=\\s*+(?:\"([^\"]*+)\"|([^\\s;]++))");
    private static final Pattern FIRST_PART = Pattern.compile("(?m)^--(\\S[^\\r\\n]{0,200}?)[ \\t]*+\\r?\\nContent-");

    private Mended() {}

    /** The source itself where nothing is to be mended. */
    static byte[] source(byte[] source) {
        String text = new String(source, StandardCharsets.ISO_8859_1);
        String mended = boundary(separated(text));
        return mended.equals(text) ? source : mended.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A line of blanks that no header follows ends the headers. */
    private static String separated(String text) {
        Matcher end = END_OF_HEADERS.matcher(text);
        int headers = end.find() ? end.start() : text.length();
        Matcher blank = BLANK_WITH_SPACE.matcher(text).region(0, headers);
        while (blank.find()) {
            if (!HEADER.matcher(text).region(blank.end(), text.length()).lookingAt()) {
                return text.substring(0, blank.start()) + blank.group(1) + blank.group(2) + text.substring(blank.end());
            }
        }
        return text;
    }

    /** Where the boundary that the headers name parts nothing, the one that does; where there is none, all is text. */
    private static String boundary(String text) {
        Matcher end = END_OF_HEADERS.matcher(text);
        int body = end.find() ? end.end() : text.length();
        Matcher type = MULTIPART.matcher(text).region(0, body);
        if (!type.find() || parts(text, body, named(type.group()))) {
            return text;
        }
        Matcher part = FIRST_PART.matcher(text).region(type.end(), text.length());
        String header = part.find()
                ? "Content-Type: multipart/" + type.group(1).toLowerCase(Locale.ROOT) + "; boundary=\"" + part.group(1)
                        + '"'
                : "Content-Type: text/plain";
        return text.substring(0, type.start()) + header + text.substring(type.end());
    }

    private static Optional<String> named(String header) {
        Matcher boundary = BOUNDARY.matcher(header);
        return boundary.find()
                ? Optional.of(boundary.group(1) == null ? boundary.group(2) : boundary.group(1))
                : Optional.empty();
    }

    private static boolean parts(String text, int body, Optional<String> boundary) {
        return boundary.filter(found -> text.startsWith("--" + found, body) || text.indexOf("\n--" + found, body) >= 0)
                .isPresent();
    }
}
