package dev.hilo.notification.telling.adapter.text;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name as it may stand in a greeting: people choose what they are called, and some choose a message. A name has no address
 * in it, nothing that turns the direction of the text, one line, and no more than a name needs.
 */
final class GreetableName {

    private static final int LONGEST = 60;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]+");
    private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\s]+");

    /** A scheme, a path, an at sign, or a dot with letters on both sides: "J.R. Pérez" has none, "evil.example" has. */
    private static final Pattern ADDRESS =
            Pattern.compile("://|[/\\\\@\uFF0F\uFF20\uFE6B]|[\\p{L}\\p{N}]{2,}[.\u3002\uFF0E\uFF61][\\p{L}\\p{N}]{2,}");
    /** A number to be called, or an amount to be paid. */
    private static final Pattern NUMBER = Pattern.compile("(?:\\p{Nd}[^\\p{L}\\p{Nd}]{0,3}){5,}|\\p{Sc}");

    private GreetableName() {}

    /** Empty where it is none: then the greeting has no name. */
    static Optional<String> of(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        String shown = SPACES.matcher(UNSEEN.matcher(Normalizer.normalize(name, Normalizer.Form.NFC))
                        .replaceAll(" "))
                .replaceAll(" ")
                .strip();
        boolean isName = shown.codePoints().anyMatch(Character::isLetter)
                && shown.codePointCount(0, shown.length()) <= LONGEST
                && !ADDRESS.matcher(shown).find()
                && !NUMBER.matcher(shown).find();
        return isName ? Optional.of(shown) : Optional.empty();
    }
}
