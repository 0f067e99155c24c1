package dev.hilo.cases.context.model;

import java.util.List;
import java.util.function.Function;

/** What agents and other services may do to a case. */
public final class CaseActions {

    private CaseActions() {}

    /** Gives the case to an agent, whoever had it. */
    public static Decision assign(Context context, String caseId, String queue, Agent agent, String actor) {
        return onActive(
                context,
                caseId,
                "assign",
                one -> agent.equals(one.agent()) && queue.equals(one.queue())
                        ? new Decision.AlreadySo()
                        : accepted(new Fact.CaseAssigned(caseId, queue, agent, actor)));
    }

    /** Gives the case to an agent unless somebody has it: routing must not take a case from a person's hands. */
    public static Decision assignIfFree(Context context, String caseId, String queue, Agent agent, String actor) {
        return onActive(
                context,
                caseId,
                "assign",
                one -> one.agent() != null
                        ? new Decision.AlreadySo()
                        : accepted(new Fact.CaseAssigned(caseId, queue, agent, actor)));
    }

    public static Decision answer(Context context, String caseId, String messageId, Agent agent, String text) {
        return context.findCase(caseId)
                .<Decision>map(one -> accepted(new Fact.AgentMessageSent(caseId, messageId, agent, text)))
                .orElseGet(() -> new Decision.NoSuchCase(caseId));
    }

    public static Decision resolve(Context context, String caseId, String cause, String resolution, String actor) {
        return onActive(
                context, caseId, "resolve", one -> accepted(new Fact.CaseResolved(caseId, cause, resolution, actor)));
    }

    private static Decision onActive(Context context, String caseId, String wish, Function<Case, Decision> decide) {
        return context.findCase(caseId)
                .map(one ->
                        one.status().isActive() ? decide.apply(one) : new Decision.NotNow(caseId, one.status(), wish))
                .orElseGet(() -> new Decision.NoSuchCase(caseId));
    }

    private static Decision accepted(Fact fact) {
        return new Decision.Accepted(List.of(fact));
    }
}
