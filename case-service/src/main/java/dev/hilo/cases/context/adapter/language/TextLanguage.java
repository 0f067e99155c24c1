package dev.hilo.cases.context.adapter.language;

import com.optimaize.langdetect.DetectedLanguage;
import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells the language of a text by the detector that Apache Tika wraps. Tika's wrapper keeps the profiles of all its languages
 * in memory, about 100 MB; used directly, the detector loads only those listed here. A short text is compared only with the
 * desk's own languages: among many, a few words are easily taken for a related language.
 */
@Singleton
public class TextLanguage {

    /** Those that the desk's texts are in. */
    private static final Set<String> OF_THE_DESK = Set.of("es", "en");

    private static final Set<String> KNOWN =
            Set.of("es", "en", "fr", "pt", "de", "it", "ca", "eu", "nl", "pl", "ro", "zh-CN", "ja", "ar", "ru");

    /** Of a longer text more says nothing new. */
    private static final int ENOUGH = 600;

    private static final int SHORT = 40;
    private static final int SHORTEST = 6;
    private static final double CERTAIN_OF_A_SHORT_ONE = 0.965;
    private static final double CERTAIN = 0.95;

    /** Stack traces, addresses, names of classes and files, hexadecimal, and whatever else has no language. */
    private static final Pattern NO_WORDS =
            Pattern.compile("(?m)^\\s++at\\s.*+$|\\S*[@_/\\\\#<>{}=|\\[\\]0-9]\\S*+|\\S+\\.\\S+");

    private final LanguageDetector ofTheDesk = detector(OF_THE_DESK);
    private final LanguageDetector ofMany = detector(KNOWN);

    /**
     * What was found.
     *
     * @param tag BCP 47, without a region
     * @param isLong whether there was enough text to go by it against what somebody's program says
     */
    public record Found(String tag, boolean isLong) {}

    public Optional<Found> of(String text) {
        String words = NO_WORDS.matcher(text.substring(0, Math.min(text.length(), 4 * ENOUGH)))
                .replaceAll(" ");
        String some = words.substring(0, Math.min(words.length(), ENOUGH));
        int letters = (int) some.codePoints().filter(Character::isLetter).count();
        boolean isLatin = some.codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
        if (letters >= SHORT || letters > 1 && !isLatin) {
            return best(ofMany, some, CERTAIN).map(tag -> new Found(tag, letters >= SHORT));
        }
        return letters < SHORTEST
                ? Optional.empty()
                : best(ofTheDesk, some, CERTAIN_OF_A_SHORT_ONE).map(tag -> new Found(tag, false));
    }

    private static Optional<String> best(LanguageDetector detector, String text, double certain) {
        return detector.getProbabilities(text).stream()
                .max(Comparator.comparingDouble(DetectedLanguage::getProbability))
                .filter(best -> best.getProbability() >= certain)
                .map(best -> best.getLocale().getLanguage());
    }

    private static LanguageDetector detector(Set<String> languages) {
        try {
            return LanguageDetectorBuilder.create(NgramExtractors.standard())
                    .withProfiles(new LanguageProfileReader().read(languages))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
