package dev.hilo.cases.context.adapter.contract;

import dev.hilo.cases.context.model.Agent;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.Priority;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commits of the core as the contract publishes them, and back. */
public final class PublishedCommit {

    private PublishedCommit() {}

    public static ContextCommitted toContract(Commit commit) {
        return new ContextCommitted(
                commit.userId(),
                commit.version(),
                commit.causes(),
                commit.at(),
                commit.facts().stream().map(PublishedCommit::toContract).toList());
    }

    private static ContextFact toContract(Fact fact) {
        return switch (fact) {
            case Fact.IdentityLinked f ->
                new ContextFact.IdentityLinked(f.identity(), f.channel(), word(f.how()), f.formerUser());
            case Fact.ProfileLearned f -> new ContextFact.ProfileLearned(f.displayName(), f.language());
            case Fact.InteractionRecorded f ->
                new ContextFact.InteractionRecorded(PublishedInteraction.toContract(f.interaction()));
            case Fact.CaseOpened f ->
                new ContextFact.CaseOpened(
                        f.caseId(),
                        f.interactionId(),
                        f.subject(),
                        f.channel(),
                        f.language(),
                        f.priority().impact(),
                        f.priority().urgency(),
                        f.priority().level(),
                        f.queue());
            case Fact.InteractionAttached f ->
                new ContextFact.InteractionAttached(f.caseId(), f.interactionId(), word(f.by()));
            case Fact.CaseAssigned f ->
                new ContextFact.CaseAssigned(
                        f.caseId(), f.queue(), f.agent().id(), f.agent().name(), f.actor());
            case Fact.AgentMessageSent f ->
                new ContextFact.AgentMessageSent(
                        f.caseId(), f.messageId(), f.agent().id(), f.agent().name(), f.text());
            case Fact.CaseResolved f -> new ContextFact.CaseResolved(f.caseId(), f.cause(), f.resolution(), f.actor());
            case Fact.CaseReopened f -> new ContextFact.CaseReopened(f.caseId(), f.interactionId());
        };
    }

    public static Commit toModel(ContextCommitted published, @Nullable String traceparent) {
        Map<String, Interaction> recorded = new HashMap<>();
        List<Fact> facts = new ArrayList<>();
        for (ContextFact fact : published.facts()) {
            facts.add(toModel(fact, recorded));
        }
        return new Commit(
                published.userId(), published.version(), published.causes(), published.at(), facts, traceparent);
    }

    private static Fact toModel(ContextFact fact, Map<String, Interaction> recorded) {
        return switch (fact) {
            case ContextFact.IdentityLinked f ->
                new Fact.IdentityLinked(f.identity(), f.channel(), constant(Fact.How.class, f.how()), f.formerUserId());
            case ContextFact.ProfileLearned f -> new Fact.ProfileLearned(f.displayName(), f.language());
            case ContextFact.InteractionRecorded f -> {
                Interaction interaction = PublishedInteraction.toModel(f.interaction());
                recorded.put(interaction.id(), interaction);
                yield new Fact.InteractionRecorded(interaction);
            }
            case ContextFact.CaseOpened f ->
                new Fact.CaseOpened(
                        f.caseId(),
                        f.interactionId(),
                        f.subject(),
                        f.channel(),
                        f.language(),
                        new Priority(f.impact(), f.urgency()),
                        f.queue());
            case ContextFact.InteractionAttached f -> {
                Interaction interaction = recorded.get(f.interactionId());
                if (interaction == null) {
                    throw new IllegalStateException(
                            "the log attaches an interaction that the same commit does not record");
                }
                yield new Fact.InteractionAttached(
                        f.caseId(),
                        f.interactionId(),
                        interaction.channel(),
                        interaction.thread(),
                        constant(Fact.MatchedBy.class, f.by()));
            }
            case ContextFact.CaseAssigned f ->
                new Fact.CaseAssigned(f.caseId(), f.queue(), new Agent(f.agentId(), f.agentName()), f.actor());
            case ContextFact.AgentMessageSent f ->
                new Fact.AgentMessageSent(f.caseId(), f.messageId(), new Agent(f.agentId(), f.agentName()), f.text());
            case ContextFact.CaseResolved f -> new Fact.CaseResolved(f.caseId(), f.cause(), f.resolution(), f.actor());
            case ContextFact.CaseReopened f -> new Fact.CaseReopened(f.caseId(), f.interactionId());
            case ContextFact.Unknown f ->
                throw new IllegalStateException("the log holds '" + f.fact()
                        + "', a fact of a newer version of Hilo: run that version or a later one");
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
