package dev.hilo.cases.context.model;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Understands the shortest answers to a resolution, on whatever channel they come: that it holds, that it does not, or
 * how good it was. Only a whole message that is one of the phrases counts; whatever else is written is for a person to
 * read.
 *
 * @param confirming phrases, in any spelling
 * @param rejecting likewise
 * @param window how long after a case was closed a lone score counts for it
 */
public record ResolutionReply(Set<String> confirming, Set<String> rejecting, Duration window) {

    /** Spanish and English, a week. */
    public static final ResolutionReply USUAL = new ResolutionReply(
            Set.of(
                    "sí",
                    "sí, gracias",
                    "sí, ya funciona",
                    "sí, resuelto",
                    "resuelto",
                    "resuelto, gracias",
                    "solucionado",
                    "solucionado, gracias",
                    "confirmado",
                    "ya funciona",
                    "ya funciona, gracias",
                    "gracias, ya funciona",
                    "muchas gracias, ya funciona",
                    "gracias",
                    "muchas gracias",
                    "ok, gracias",
                    "perfecto, gracias",
                    "todo bien, gracias",
                    "yes",
                    "yes, thanks",
                    "yes, thank you",
                    "yes, it works",
                    "solved",
                    "solved, thanks",
                    "resolved",
                    "fixed",
                    "fixed, thanks",
                    "confirmed",
                    "it works",
                    "it works now",
                    "works now, thanks",
                    "thanks, it works",
                    "thanks, it works now",
                    "thanks",
                    "thank you",
                    "many thanks"),
            Set.of(
                    "no",
                    "no funciona",
                    "sigue igual",
                    "sigue sin funcionar",
                    "sigue fallando",
                    "todavía no",
                    "aún no",
                    "no está resuelto",
                    "no se ha resuelto",
                    "no resuelto",
                    "not yet",
                    "not solved",
                    "not resolved",
                    "not fixed",
                    "still broken",
                    "still not working",
                    "same problem",
                    "it does not work",
                    "it doesn't work",
                    "no, it doesn't",
                    "doesn't work"),
            Duration.ofDays(7));

    /** Where nothing is to be understood as an answer. */
    public static final ResolutionReply NONE = new ResolutionReply(Set.of(), Set.of(), Duration.ZERO);

    private static final int LONGEST = 80;
    private static final Pattern SCORE = Pattern.compile("(?:csat\\s*:?\\s*)?([1-5])(?:\\s*(?:/|de|of)\\s*5)?");
    private static final Pattern STARS = Pattern.compile("[★⭐\\x{1F31F}]{1,5}☆{0,4}");

    public ResolutionReply {
        confirming = confirming.stream().map(ResolutionReply::plain).collect(Collectors.toUnmodifiableSet());
        rejecting = rejecting.stream().map(ResolutionReply::plain).collect(Collectors.toUnmodifiableSet());
        if (confirming.stream().anyMatch(rejecting::contains)) {
            throw new IllegalArgumentException("a phrase cannot both confirm and reject a resolution");
        }
    }

    public boolean confirms(Interaction interaction) {
        return isShort(interaction) && confirming.contains(plain(interaction.text()));
    }

    public boolean rejects(Interaction interaction) {
        return isShort(interaction) && rejecting.contains(plain(interaction.text()));
    }

    /**
     * The score that a message consists of, for the case it belongs to.
     *
     * @param found the case that the message was found to be about: a score counts for it once it is resolved; without
     *     one, it counts for the case that was closed last
     */
    public Optional<CaseFact> score(Context context, Interaction interaction, @Nullable Case found) {
        OptionalInt score = score(interaction);
        if (score.isEmpty()) {
            return Optional.empty();
        }
        return (found == null ? closedLast(context) : Optional.of(found))
                .filter(one -> isRateable(one, interaction.occurredAt()))
                .map(one -> new CaseFact.FeedbackGiven(one.id(), score.getAsInt(), null, interaction.id()));
    }

    private static OptionalInt score(Interaction interaction) {
        if (interaction.automatic() || !isShort(interaction)) {
            return OptionalInt.empty();
        }
        String text = interaction.text().strip().replace("\uFE0F", "");
        if (STARS.matcher(text).matches()) {
            return OptionalInt.of(
                    (int) text.codePoints().filter(star -> star != '☆').count());
        }
        Matcher digit = SCORE.matcher(text.toLowerCase(Locale.ROOT));
        return digit.matches() ? OptionalInt.of(Integer.parseInt(digit.group(1))) : OptionalInt.empty();
    }

    private boolean isRateable(Case one, Instant when) {
        Instant closedAt = one.progress().closedAt();
        return Lifecycle.allows(one.status(), Lifecycle.FEEDBACK)
                && (closedAt == null || !when.isAfter(closedAt.plus(window)));
    }

    private static Optional<Case> closedLast(Context context) {
        return context.cases().stream()
                .filter(one ->
                        one.status() == CaseStatus.CLOSED && one.relations().mergedInto() == null)
                .max(Comparator.comparing(one -> one.progress().updatedAt()));
    }

    private static boolean isShort(Interaction interaction) {
        return interaction.text().length() <= LONGEST;
    }

    /** Words alone: without accents, capitals, punctuation and smileys. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’]", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
