package dev.hilo.cases.context.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything folded about one user that decisions need. Its size is bounded by what is going on, not by what has been:
 * the history itself stays in the log.
 *
 * @param version of the last commit folded in; 0 before the first
 * @param identities in the order they were linked
 * @param cases all active ones and the {@value #SETTLED} settled last, by the time they were opened
 */
public record Context(String userId, long version, Profile profile, List<LinkedIdentity> identities, List<Case> cases) {

    static final int SETTLED = 20;

    /** @param formerUser whose it was before, where it moved */
    public record LinkedIdentity(
            String identity, String channel, @Nullable String formerUser) {}

    /** What is absent is unknown. */
    public record Profile(
            @Nullable String displayName, @Nullable String language) {

        static final Profile UNKNOWN = new Profile(null, null);
    }

    public static Context empty(String userId) {
        return new Context(userId, 0, Profile.UNKNOWN, List.of(), List.of());
    }

    public boolean knows(String identity) {
        return identities.stream().anyMatch(linked -> linked.identity().equals(identity));
    }

    public Optional<Case> findCase(String caseId) {
        return cases.stream().filter(one -> one.id().equals(caseId)).findFirst();
    }

    public List<Case> activeCases() {
        return cases.stream().filter(one -> one.status().isActive()).toList();
    }

    /** Folds one commit in; commits come in the order of their versions, without gaps. */
    public Context after(Commit commit) {
        if (commit.version() != version + 1) {
            throw new IllegalStateException(
                    "commit " + commit.version() + " cannot follow version " + version + " of " + userId);
        }
        Context next = this;
        for (Fact fact : commit.facts()) {
            next = next.with(fact, commit.at());
        }
        return next.committed();
    }

    /** The same at the next version: what was folded in is a commit now. */
    public Context committed() {
        return new Context(userId, version + 1, profile, identities, cases);
    }

    /** The context as it is once the fact holds; the version counts commits and stays. */
    public Context with(Fact fact, Instant at) {
        return switch (fact) {
            case Fact.IdentityLinked f -> withIdentity(new LinkedIdentity(f.identity(), f.channel(), f.formerUser()));
            case Fact.ProfileLearned f ->
                withProfile(new Profile(
                        f.displayName() == null ? profile.displayName() : f.displayName(),
                        f.language() == null ? profile.language() : f.language()));
            case Fact.InteractionRecorded f -> this;
            case Fact.CaseOpened f -> withCase(Case.opened(f, at));
            case Fact.InteractionAttached f -> changing(f.caseId(), one -> one.attached(f.thread(), f.channel(), at));
            case Fact.CaseAssigned f -> changing(f.caseId(), one -> one.assigned(f.queue(), f.agent(), at));
            case Fact.AgentMessageSent f -> changing(f.caseId(), one -> one.answered(at));
            case Fact.CaseResolved f -> changing(f.caseId(), one -> one.resolved(at));
            case Fact.CaseReopened f -> changing(f.caseId(), one -> one.reopened(at));
        };
    }

    private Context withIdentity(LinkedIdentity linked) {
        List<LinkedIdentity> next = new ArrayList<>(identities);
        next.removeIf(known -> known.identity().equals(linked.identity()));
        next.add(linked);
        return new Context(userId, version, profile, List.copyOf(next), cases);
    }

    private Context withProfile(Profile next) {
        return new Context(userId, version, next, identities, cases);
    }

    private Context withCase(Case opened) {
        List<Case> next = new ArrayList<>(cases);
        next.add(opened);
        return withCases(next);
    }

    /** A case that is no longer remembered stays forgotten: its history is in the log, its row in the list of cases. */
    private Context changing(String caseId, UnaryOperator<Case> change) {
        return withCases(cases.stream()
                .map(one -> one.id().equals(caseId) ? change.apply(one) : one)
                .toList());
    }

    private Context withCases(List<Case> next) {
        List<Case> settled =
                next.stream().filter(one -> !one.status().isActive()).toList();
        if (settled.size() <= SETTLED) {
            return new Context(userId, version, profile, identities, List.copyOf(next));
        }
        Case oldest =
                settled.stream().min(Comparator.comparing(Case::updatedAt)).orElseThrow();
        return new Context(
                userId,
                version,
                profile,
                identities,
                next.stream().filter(one -> one != oldest).toList());
    }
}
