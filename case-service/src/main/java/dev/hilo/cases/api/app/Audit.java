package dev.hilo.cases.api.app;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who read or changed what. Nothing of what was read or written stands in it, only ids. */
public interface Audit {

    /** Stands in place of an actor who has been erased. */
    String ERASED = "erased";

    /** Where people who ask for help act as themselves, and what lies below it. */
    String PORTAL = "/api/v1/me";

    /**
     * One request.
     *
     * @param actor the subject of the caller's token
     * @param actorName what people call an agent; null of people who ask for help, whose names are personal data
     * @param path the template: {@code /api/v1/cases/{caseId}}
     * @param users whose data it showed or changed
     * @param cases likewise
     * @param status what it was answered
     */
    record Entry(
            String id,
            Instant at,
            String actor,
            @Nullable String actorName,
            String role,
            String method,
            String path,
            Set<String> users,
            Set<String> cases,
            int status) {

        /** What came of it. */
        public Outcome outcome() {
            return Outcome.of(status);
        }
    }

    /** What came of a request, by what it was answered. */
    enum Outcome {
        DONE,
        /** The caller may not. */
        DENIED,
        /** It could not be done as it was asked for. */
        REFUSED,
        /** It was our fault. */
        FAILED;

        public static Outcome of(int status) {
            if (status < 400) {
                return DONE;
            }
            if (status >= 500) {
                return FAILED;
            }
            return status == 401 || status == 403 ? DENIED : REFUSED;
        }
    }

    /** What to look for; what is null does not matter. From {@code from} to before {@code to}. */
    record Query(
            @Nullable String userId,
            @Nullable String caseId,
            @Nullable String actor,
            @Nullable Integer status,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** The place after an entry. */
    record After(Instant at, String id) {

        public static After of(Entry entry) {
            return new After(entry.at(), entry.id());
        }
    }

    /** Adds entries; one that is there stays as it is. */
    void write(Collection<Entry> entries);

    /** Latest first. */
    List<Entry> read(Query query, @Nullable After after, int most);

    /**
     * Takes a person out of what they did: their entries stay, with {@link #ERASED} as the actor. Entries of others stay as
     * they are. To be told twice is harmless.
     *
     * @param users ids of the person; whoever used the portal as one of them is the person
     * @param subjects subjects of the person's tokens, as far as they are known otherwise
     */
    void erase(Set<String> users, Set<String> subjects);

    /** Removes what is no longer kept. */
    void removeExpired(Instant now);
}
