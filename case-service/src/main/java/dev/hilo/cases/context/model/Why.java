package dev.hilo.cases.context.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who wants something of a case, and why.
 *
 * @param actor the id of a person, or the name of a service or policy
 * @param reason a word of the desk, which everybody may read and which is kept for ever
 * @param note in the person's own words, for the desk
 */
public record Why(
        String actor, @Nullable String reason, @Nullable Note note) {

    /** The longest reason, in characters. What is longer is a note. */
    public static final int LONGEST = 80;

    /** Words that an agent adds; they are sealed like everything people write. */
    public record Note(String id, Agent agent, String text) {}

    public static Why of(String actor) {
        return new Why(actor, null, null);
    }

    public static Why of(String actor, @Nullable String reason) {
        return new Why(actor, reason, null);
    }

    /** The fact, and the note that explains it. */
    Decision with(CaseFact fact, String caseId) {
        return note == null
                ? new Decision.Accepted(fact)
                : new Decision.Accepted(
                        List.of(fact, new CaseFact.NoteAdded(caseId, note.id(), note.agent(), note.text(), List.of())));
    }

    Why orElse(String usualReason) {
        return reason == null ? new Why(actor, usualReason, note) : this;
    }
}
