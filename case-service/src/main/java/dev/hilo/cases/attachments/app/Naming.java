package dev.hilo.cases.attachments.app;

import dev.hilo.cases.context.model.CaseFact;
import dev.hilo.cases.context.model.CaseFact.StoredFile;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.UserFact;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * That something which is in the log names files.
 *
 * @param caseId of what an agent wrote; null of an interaction
 * @param interactionId of an interaction, {@code member} whose it is; null of what an agent wrote
 * @param shown whether the user may read it
 */
public record Naming(
        List<String> files,
        @Nullable String caseId,
        @Nullable String interactionId,
        @Nullable String member,
        boolean shown) {

    /** @param attachments ids of an interaction's files */
    public static Optional<Naming> by(Fact fact, Function<Interaction, List<String>> attachments) {
        Naming naming = null;
        if (fact instanceof UserFact.InteractionRecorded said) {
            naming = new Naming(
                    attachments.apply(said.interaction()),
                    null,
                    said.interaction().id(),
                    said.member(),
                    true);
        } else if (fact instanceof CaseFact.AgentMessageSent sent) {
            naming = new Naming(ids(sent.attachments()), sent.caseId(), null, null, true);
        } else if (fact instanceof CaseFact.NoteAdded note) {
            naming = new Naming(ids(note.attachments()), note.caseId(), null, null, false);
        }
        return Optional.ofNullable(naming).filter(one -> !one.files().isEmpty());
    }

    /** Whether it is a message of the desk to the user. */
    public boolean sent() {
        return interactionId == null && shown;
    }

    /** The case it belongs to, among the facts of its commit; null where it belongs to none. */
    public @Nullable String caseIn(List<Fact> facts) {
        if (interactionId == null) {
            return caseId;
        }
        return facts.stream()
                .filter(fact -> fact instanceof CaseFact.InteractionAttached attached
                        && attached.interactionId().equals(interactionId))
                .map(fact -> ((CaseFact.InteractionAttached) fact).caseId())
                .findFirst()
                .orElse(null);
    }

    /** Whose its files are, of the members of the context it is in: the interaction's, else the case's. */
    public String owner(Context context) {
        return member != null ? member : owner(context, caseId);
    }

    /** Whose the files of a case are; the first member's where the context has forgotten the case. */
    public static String owner(Context context, @Nullable String caseId) {
        return Optional.ofNullable(caseId)
                .flatMap(context::findCase)
                .map(one -> one.owner())
                .orElseGet(() -> context.memberIds().getFirst());
    }

    private static List<String> ids(List<StoredFile> files) {
        return files.stream().map(StoredFile::id).toList();
    }
}
