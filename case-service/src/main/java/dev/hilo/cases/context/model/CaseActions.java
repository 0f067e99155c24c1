package dev.hilo.cases.context.model;

import java.util.List;
import java.util.function.Function;

/** What agents and other services may do to a case: who has it, what is written to the user, when it is done. */
public final class CaseActions {

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

    public static Decision answer(
            Context context,
            String caseId,
            String messageId,
            Agent agent,
            String text,
            List<CaseFact.StoredFile> attachments) {
        return on(
                context,
                caseId,
                Lifecycle.MESSAGE,
                one -> new Decision.Accepted(
                        new CaseFact.AgentMessageSent(caseId, messageId, agent, text, attachments)));
    }

    public static Decision resolve(Context context, String caseId, String cause, String resolution, String actor) {
        return on(
                context,
                caseId,
                Lifecycle.RESOLVE,
                one -> new Decision.Accepted(new CaseFact.CaseResolved(caseId, cause, resolution, actor)));
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
