package dev.hilo.kit;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages Hilo speaks to people: Spanish, and English for who asks for it. */
public final class Languages {

    public static final Locale SPANISH = Locale.of("es");
    public static final Locale ENGLISH = Locale.ENGLISH;

    private static final List<Locale> SPOKEN = List.of(SPANISH, ENGLISH);

    private Languages() {}

    /** The best of ours for an {@code Accept-Language} header (RFC 9110, 12.5.4); Spanish when it asks for neither. */
    public static Locale of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return SPANISH;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return best == null ? SPANISH : best;
        } catch (IllegalArgumentException malformed) {
            return SPANISH;
        }
    }
}
