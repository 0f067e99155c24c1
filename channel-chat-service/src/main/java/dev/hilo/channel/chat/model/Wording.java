package dev.hilo.channel.chat.model;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes what strangers send fit to be kept and sent on. */
public final class Wording {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final char REPLACEMENT = '\uFFFD';

    private Wording() {}

    /**
     * One kind of line end, no control characters, no half surrogate pairs (which no JSON writer takes: one would hold
     * up its session for ever), nothing blank around it.
     */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                    clean.append('\n');
                }
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                clean.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                clean.append(REPLACEMENT);
            } else if (!Character.isISOControl(c) || c == '\n' || c == '\t') {
                clean.append(c);
            }
        }
        return clean.toString().strip();
    }

    /** A length as people count it: code points. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whether a page may call its message or its conversation so. */
    public static boolean isName(@Nullable String value) {
        return value != null && NAME.matcher(value).matches();
    }

    /** A language tag as sent by a browser, or English where it is not one. */
    public static String language(@Nullable String tag) {
        return tag != null && LANGUAGE.matcher(tag).matches()
                ? Locale.forLanguageTag(tag).toLanguageTag()
                : Locale.ENGLISH.toLanguageTag();
    }
}
