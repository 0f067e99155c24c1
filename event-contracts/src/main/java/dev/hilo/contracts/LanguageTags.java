package dev.hilo.contracts;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Language tags (BCP 47), of which those that come from outside are anything at all. */
public final class LanguageTags {

    private LanguageTags() {}

    /** The tag as it is written: {@code ES-mx} is {@code es-MX}. Empty when it is none, or names no language. */
    public static Optional<String> canonical(@Nullable String tag) {
        if (tag == null || tag.length() > Limits.WORD) {
            return Optional.empty();
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag.strip()).build();
            return locale.getLanguage().isEmpty() ? Optional.empty() : Optional.of(locale.toLanguageTag());
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    /** Whether two tags are of one language, wherever it is spoken. */
    public static boolean isSame(String tag, String other) {
        return Locale.forLanguageTag(tag)
                .getLanguage()
                .equals(Locale.forLanguageTag(other).getLanguage());
    }
}
