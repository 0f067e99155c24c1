package dev.hilo.cases.context.adapter.contract;

import dev.hilo.cases.context.model.CaseFact;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.Interaction;
import dev.hilo.cases.context.model.UserFact;
import dev.hilo.contracts.ContextCaseFact;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.ContextFact;
import dev.hilo.contracts.NewerVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
                commit.facts().stream()
                        .map(fact -> toContract(fact, commit.userId()))
                        .toList());
    }

    private static ContextFact toContract(Fact fact, String userId) {
        return switch (fact) {
            case UserFact f -> PublishedUserFact.toContract(f, userId);
            case CaseFact f -> PublishedCaseFact.toContract(f, userId);
        };
    }

    /** @throws NewerVersion when a fact is of a newer version */
    public static Commit toModel(ContextCommitted published, @Nullable String traceparent) {
        Map<String, Interaction> recorded = new HashMap<>();
        List<Fact> facts = new ArrayList<>();
        for (ContextFact fact : published.facts()) {
            facts.add(toModel(fact, published.userId(), recorded));
        }
        return new Commit(
                published.userId(), published.version(), published.causes(), published.at(), facts, traceparent);
    }

    private static Fact toModel(ContextFact fact, String userId, Map<String, Interaction> recorded) {
        return switch (fact) {
            case ContextFact.OfUser f -> {
                UserFact stated = PublishedUserFact.toModel(f, userId);
                if (stated instanceof UserFact.InteractionRecorded one) {
                    recorded.put(one.interaction().id(), one.interaction());
                }
                yield stated;
            }
            case ContextCaseFact f -> PublishedCaseFact.toModel(f, userId, recorded);
            case ContextFact.Unknown f -> throw new NewerVersion("fact " + f.fact());
        };
    }

    /** A member is named only where it is not the user themself. */
    static @Nullable String named(String member, String userId) {
        return member.equals(userId) ? null : member;
    }

    static String member(@Nullable String named, String userId) {
        return named == null ? userId : named;
    }
}
