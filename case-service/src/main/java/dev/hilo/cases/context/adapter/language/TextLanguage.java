package dev.hilo.cases.context.adapter.language;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tika.langdetect.optimaize.OptimaizeLangDetector;
import org.apache.tika.language.detect.LanguageResult;

/**
 * The language of a text, where its letters show it, by Apache Tika's detector. A short text is only told from the desk's own
 * languages, which a few words suffice for; among many languages they would be taken for a neighbour's.
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
    private static final float CERTAIN_OF_A_SHORT_ONE = 0.965f;
    private static final float CERTAIN = 0.95f;

    /** Stack traces, addresses, names of classes and files, hexadecimal, and whatever else has no language. */
    private static final Pattern NO_WORDS =
            Pattern.compile("(?m)^\\s++at\\s.*+$|\\S*[@_/\\\\#<>{}=|\\[\\]0-9]\\S*+|\\S+\\.\\S+");

    private final OptimaizeLangDetector ofTheDesk = detector(OF_THE_DESK);
    private final OptimaizeLangDetector ofMany = detector(KNOWN);

    /**
     * What was found.
     *
     * @param tag BCP 47, without a region
     * @param isLong whether there was enough text to go by it against what somebody's program says
     */
    public record Found(String tag, boolean isLong) {}

    /** The detectors keep what they read, so one text at a time. */
    public synchronized Optional<Found> of(String text) {
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

    private static Optional<String> best(OptimaizeLangDetector detector, String text, float certain) {
        LanguageResult best = detector.detectAll(text).getFirst();
        return best.isUnknown() || best.getRawScore() < certain
                ? Optional.empty()
                : Optional.of(best.getLanguage().split("-", 2)[0]);
    }

    private static OptimaizeLangDetector detector(Set<String> languages) {
        OptimaizeLangDetector detector = new OptimaizeLangDetector();
        try {
            detector.loadModels(languages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return detector;
    }
}
