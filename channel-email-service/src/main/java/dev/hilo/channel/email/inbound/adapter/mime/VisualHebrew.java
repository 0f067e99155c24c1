package dev.hilo.channel.email.inbound.adapter.mime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Hebrew in ISO-8859-8 may stand in the order in which it is seen, from the left (RFC 1556). Programs say that charset of
 * either order, so the letters decide: some have a form of their own at the end of a word.
 */
final class VisualHebrew {

    private static final Pattern FINAL_LAST = Pattern.compile("(?<=[א-ת])[ךםןףץ](?![א-ת])");
    private static final Pattern FINAL_FIRST = Pattern.compile("(?<![א-ת])[ךםןףץ](?=[א-ת])");

    /** What is read from the left within a line of Hebrew: numbers and words of other scripts. */
    private static final Pattern FROM_THE_LEFT =
            Pattern.compile("[\\p{L}\\p{N}&&[^א-ת]]([^א-ת\\s()]*[\\p{L}\\p{N}&&[^א-ת]])?");

    private static final Pattern HEBREW = Pattern.compile("[א-ת]");
    private static final String BRACKETS = "()[]{}<>";

    private VisualHebrew() {}

    /** The text in the order in which it is read. */
    static String read(String text) {
        return FINAL_FIRST.matcher(text).results().count()
                        > FINAL_LAST.matcher(text).results().count()
                ? text.lines().map(VisualHebrew::reversed).collect(Collectors.joining("\n"))
                : text;
    }

    private static String reversed(String line) {
        if (!HEBREW.matcher(line).find()) {
            return line;
        }
        List<String> pieces = new ArrayList<>();
        Matcher kept = FROM_THE_LEFT.matcher(line);
        int at = 0;
        while (kept.find()) {
            pieces.add(mirrored(line.substring(at, kept.start())));
            pieces.add(kept.group());
            at = kept.end();
        }
        pieces.add(mirrored(line.substring(at)));
        Collections.reverse(pieces);
        return String.join("", pieces).strip();
    }

    private static String mirrored(String piece) {
        StringBuilder turned = new StringBuilder(piece).reverse();
        for (int i = 0; i < turned.length(); i++) {
            int bracket = BRACKETS.indexOf(turned.charAt(i));
            if (bracket >= 0) {
                turned.setCharAt(i, BRACKETS.charAt(bracket ^ 1));
            }
        }
        return turned.toString();
    }
}
