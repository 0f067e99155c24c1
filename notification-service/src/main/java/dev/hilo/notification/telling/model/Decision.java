package dev.hilo.notification.telling.model;

import org.jspecify.annotations.Nullable;

/** What one fact leads to. {@code fact} is its position in the commit. */
public sealed interface Decision {

    int fact();

    String caseId();

    Notice notice();

    /**
     * Tell the user.
     *
     * @param language a language the user reads, as a BCP 47 tag
     * @param subject the matter, as the user called it; channels that have a subject mark it as an answer
     */
    record Tell(
            int fact,
            String caseId,
            Notice notice,
            Destination to,
            String language,
            @Nullable String name,
            @Nullable String subject)
            implements Decision {}

    /** The desk would have told them by itself, but does not: {@link Reach#takesAnswer}. */
    record Withheld(Tell instead) implements Decision {

        @Override
        public int fact() {
            return instead.fact();
        }

        @Override
        public String caseId() {
            return instead.caseId();
        }

        @Override
        public Notice notice() {
            return instead.notice();
        }
    }

    /** Nothing goes anywhere: the user reads it where they write. */
    record InPlace(int fact, String caseId, Notice notice) implements Decision {}

    /** The user should be told, but no way to them is known that somebody serves. */
    record Unreachable(int fact, String caseId, Notice notice) implements Decision {}
}
