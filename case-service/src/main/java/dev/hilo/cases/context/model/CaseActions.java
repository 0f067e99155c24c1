package dev.hilo.cases.context.model;

import dev.hilo.cases.context.model.CaseFact.StoredFile;
import java.util.List;
import java.util.function.Function;

/** What agents do to a case all day: who has it, what is written to the user and to each other, when it is done. */
public final class CaseActions {

    private static final String ANSWERED = "answered";

    private CaseActions() {}

    /** Gives the case to an agent, whoever had it. */
    public static Decision assign(Context context, String caseId, String queue, Agent agent, String actor) {
        return on(
                context,
                caseId,
                Lifecycle.ASSIGN,
                one -> agent.equals(one.handling().agent())
                                && queue.equals(one.handling().queue())
                        ? new Decision.AlreadySo()
                        : new Decision.Accepted(new CaseFact.CaseAssigned(caseId, queue, agent, actor)));
    }

    /** Gives the case to an agent unless somebody has it: routing must not take a case from a person's hands. */
    public static Decision assignIfFree(Context context, String caseId, String queue, Agent agent, String actor) {
        return on(
                context,
                caseId,
                Lifecycle.ASSIGN,
                one -> one.handling().agent() != null
                        ? new Decision.AlreadySo()
                        : new Decision.Accepted(new CaseFact.CaseAssigned(caseId, queue, agent, actor)));
    }

    /** Lets go of the case: it waits on a queue, and is nobody's until routing or an agent gives it to somebody. */
    public static Decision queue(Context context, String caseId, String queue, Why why) {
        return on(
                context,
                caseId,
                Lifecycle.QUEUE,
                one -> one.handling().agent() == null
                                && queue.equals(one.handling().queue())
                        ? new Decision.AlreadySo()
                        : why.with(new CaseFact.CaseQueued(caseId, queue, why.actor(), why.reason()), caseId));
    }

    /**
     * Writes to the user. Whoever answers has begun to work on it: a case that nobody had taken up is open from then on.
     * Whose it is does not change.
     */
    public static Decision answer(
            Context context, String caseId, String messageId, Agent agent, String text, List<StoredFile> attachments) {
        CaseFact sent = new CaseFact.AgentMessageSent(caseId, messageId, agent, text, attachments);
        return on(
                context,
                caseId,
                Lifecycle.MESSAGE,
                one -> one.status().isUntouched()
                        ? new Decision.Accepted(List.of(
                                sent,
                                new CaseFact.CaseStatusChanged(caseId, CaseStatus.OPEN, ANSWERED, null, agent.id())))
                        : new Decision.Accepted(sent));
    }

    /** Writes something down for the desk. */
    public static Decision note(
            Context context, String caseId, String noteId, Agent agent, String text, List<StoredFile> attachments) {
        return on(
                context,
                caseId,
                Lifecycle.NOTE,
                one -> new Decision.Accepted(new CaseFact.NoteAdded(caseId, noteId, agent, text, attachments)));
    }

    public static Decision resolve(Context context, String caseId, String cause, String resolution, String actor) {
        return resolve(context, caseId, cause, resolution, false, actor);
    }

    /** @param cascade its open children are resolved with it, by the same cause and in the same words */
    public static Decision resolve(
            Context context, String caseId, String cause, String resolution, boolean cascade, String actor) {
        return on(
                context,
                caseId,
                Lifecycle.RESOLVE,
                one -> new Decision.Accepted(new CaseFact.CaseResolved(caseId, cause, resolution, cascade, actor)));
    }

    /** Asks the case, if there is one and its status grants the wish. */
    static Decision on(Context context, String caseId, String wish, Function<Case, Decision> decide) {
        return context.findCase(caseId)
                .map(one -> Lifecycle.allows(one.status(), wish)
                        ? decide.apply(one)
                        : new Decision.NotNow(caseId, one.status(), wish, Lifecycle.allowed(one.status())))
                .orElseGet(() -> new Decision.NoSuchCase(caseId));
    }
}
