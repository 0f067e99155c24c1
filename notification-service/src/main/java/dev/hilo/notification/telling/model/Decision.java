package dev.hilo.notification.telling.model;

import java.util.Locale;
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
     * @param name null also where it is not certain that it goes to the user
     * @param subject the matter, as the user called it; channels that have a subject mark it as an answer. Null also where it
     *     is not certain that the user called it so: then the case's number is all that is said of it
     * @param toStranger the desk answers by itself, and it is not certain that the user is who wrote
     */
    record Tell(
            int fact,
            String caseId,
            Notice notice,
            Destination to,
            String language,
            @Nullable String name,
            @Nullable String subject,
            boolean toStranger)
            implements Decision {
        public Tell(
                int fact,
                String caseId,
                Notice notice,
                Destination to,
                String language,
                @Nullable String name,
                @Nullable String subject) {
            this(fact, caseId, notice, to, language, name, subject, false);
        }

        Tell answeringStranger(boolean isStranger) {
            return new Tell(fact, caseId, notice, to, language, name, subject, isStranger);
        }
    }

    /** The desk would have told them by itself, but does not. */
    record Withheld(Tell instead, Reason reason) implements Decision {

        /** Why it does not. */
        public enum Reason {
            /** They may be a machine that answers ours, or want no machine's answer. */
            MACHINE,
            /** As many strangers as may be were answered within the hour. */
            STRANGERS;

            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

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
