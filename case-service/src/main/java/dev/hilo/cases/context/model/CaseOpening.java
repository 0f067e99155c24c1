package dev.hilo.cases.context.model;

import dev.hilo.cases.context.model.LinkedIdentity.How;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A case that an agent opens for a user, who may never have been heard of before. */
public final class CaseOpening {

    private CaseOpening() {}

    /**
     * What the agent knows.
     *
     * @param text what the user said, in the agent's words: it is kept as a note, for nobody but the user speaks in the
     *     user's name
     * @param channel on which the user was heard, or is to be answered
     * @param language BCP 47; the user's own when null
     */
    public record NewCase(
            String subject,
            @Nullable String text,
            String channel,
            @Nullable String language,
            Priority priority,
            String queue,
            @Nullable String service,
            @Nullable String category,
            @Nullable String template) {}

    /** An identity that the agent gives the user, and how it is called. */
    public record Introduction(
            String identity, String channel, @Nullable String name) {}

    /**
     * What its template needs and nobody knows is asked for at once.
     *
     * @param introduction null for a user who is known
     * @param fallback language of the desk
     */
    public static Decision open(
            Context context,
            NewCase wanted,
            @Nullable Introduction introduction,
            String noteId,
            Agent agent,
            String fallback,
            Asking asking,
            Supplier<String> caseNumbers) {
        if (context.lineage().erased()) {
            return new Decision.Invalid("userId", "names somebody who has been erased: begin with an identity instead");
        }
        List<Fact> facts = new ArrayList<>();
        if (introduction != null) {
            introduce(context, introduction, agent, facts);
        }
        String number = caseNumbers.get();
        String spoken = wanted.language() != null
                ? wanted.language()
                : context.profile().language();
        facts.add(new CaseFact.CaseOpened(
                number,
                null,
                wanted.subject(),
                wanted.channel(),
                spoken == null ? fallback : spoken,
                wanted.priority(),
                wanted.queue(),
                wanted.service(),
                wanted.category(),
                wanted.template(),
                agent.id(),
                context.userId()));
        if (wanted.priority().isOverridden()) {
            facts.add(new CaseFact.CasePrioritised(
                    number, wanted.priority(), wanted.priority().override(), agent.id()));
        }
        if (wanted.text() != null && !wanted.text().isBlank()) {
            facts.add(new CaseFact.NoteAdded(number, noteId, agent, wanted.text(), List.of()));
        }
        facts.addAll(asked(context, wanted, number, noteId, asking, facts));
        return new Decision.Accepted(facts);
    }

    private static List<Fact> asked(
            Context context, NewCase wanted, String number, String noteId, Asking asking, List<Fact> opening) {
        if (asking.catalogue().template(wanted.template()).isEmpty()) {
            return List.of();
        }
        Context after = context;
        for (Fact fact : opening) {
            after = after.with(fact, Instant.EPOCH);
        }
        return asking.classified(after, number, noteId);
    }

    private static void introduce(Context context, Introduction introduction, Agent agent, List<Fact> facts) {
        if (!context.knows(introduction.identity())) {
            facts.add(new UserFact.IdentityLinked(
                    introduction.identity(),
                    introduction.channel(),
                    context.identities().isEmpty() ? How.FIRST_CONTACT : How.AGENT,
                    null,
                    context.userId(),
                    agent.id(),
                    null));
        }
        if (introduction.name() != null && context.profile().displayName() == null) {
            facts.add(new UserFact.ProfileLearned(introduction.name(), null, context.userId()));
        }
    }
}
