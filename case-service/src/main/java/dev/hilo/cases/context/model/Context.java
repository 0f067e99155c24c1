package dev.hilo.cases.context.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything folded about one user that decisions need. Its size is bounded by what is going on, not by what has been:
 * the history itself stays in the log.
 *
 * @param version of the last commit folded in; 0 before the first
 * @param at when that commit was made
 * @param members the user themself first, then users who were merged into them
 * @param cases all that are not over and the {@value Cases#OVER} of each member that were over last, by the time they were opened
 */
public record Context(
        String userId, long version, Instant at, List<Member> members, List<Case> cases, Lineage lineage) {

    public static Context empty(String userId) {
        return new Context(userId, 0, Instant.EPOCH, List.of(Member.unknown(userId)), List.of(), Lineage.NONE);
    }

    /** In the order they were linked, those of the user themself first. */
    public List<LinkedIdentity> identities() {
        return members.stream().flatMap(member -> member.identities().stream()).toList();
    }

    /** What is known of the person, whoever of the members it was learned from. */
    public Profile profile() {
        return members.stream().map(Member::profile).reduce(Profile::orElse).orElse(Profile.UNKNOWN);
    }

    /** The user's own, else those that a merged user had set. */
    public Preferences preferences() {
        return members.stream()
                .map(Member::preferences)
                .filter(one -> !one.equals(Preferences.NONE))
                .findFirst()
                .orElse(Preferences.NONE);
    }

    public boolean knows(String identity) {
        return members.stream().anyMatch(member -> member.has(identity));
    }

    public Optional<LinkedIdentity> linked(String identity) {
        return members.stream()
                .flatMap(member -> member.linked(identity).stream())
                .findFirst();
    }

    /** Whether it knows some of these identities of one person, and all of them on an agent's word alone. */
    public boolean restsOnAgentsWord(Collection<String> oneIs) {
        List<LinkedIdentity> known =
                oneIs.stream().flatMap(identity -> linked(identity).stream()).toList();
        return !known.isEmpty() && known.stream().allMatch(LinkedIdentity::isOnAgentsWord);
    }

    public boolean hasMember(String member) {
        return members.stream().anyMatch(one -> one.userId().equals(member));
    }

    /** The user's own id first, then those of users who were merged into them. */
    public List<String> memberIds() {
        return members.stream().map(Member::userId).toList();
    }

    /**
     * In whose logs a cause may stand that comes here: where the members and the identity were, when it came before.
     *
     * @param about the identity it came on or the case it concerns
     */
    public Set<String> logsOf(@Nullable String about) {
        Set<String> logs = new LinkedHashSet<>(memberIds());
        logs.addAll(lineage.logs());
        lineage.shares().forEach(share -> logs.add(share.userId()));
        if (about != null) {
            linked(about).ifPresent(linked -> linked.formerUsers().forEach(logs::add));
        }
        return logs;
    }

    /** Whose an identity is; the user's own while nobody has it. */
    public String memberOf(String identity) {
        return members.stream()
                .filter(member -> member.has(identity))
                .findFirst()
                .map(Member::userId)
                .orElse(userId);
    }

    public Optional<Case> findCase(String caseId) {
        return cases.stream().filter(one -> one.id().equals(caseId)).findFirst();
    }

    /** The case that a number leads to: itself, or the one it was merged into. */
    public Optional<Case> findCurrentCase(String caseId) {
        return findCase(caseId)
                .flatMap(one -> one.relations().mergedInto() == null
                        ? Optional.of(one)
                        : findCurrentCase(one.relations().mergedInto()));
    }

    /** In whose logs the history of the members may be. */
    public Set<String> logs() {
        return logsOf(null);
    }

    /** Where merges of users were undone that members took part in: versions by user. */
    public Map<String, Set<Long>> undoings() {
        Map<String, Set<Long>> places = new HashMap<>();
        lineage.undone()
                .values()
                .forEach(place -> places.computeIfAbsent(place.userId(), user -> new TreeSet<>())
                        .add(place.version()));
        lineage.shares()
                .forEach(share -> places.computeIfAbsent(share.userId(), user -> new TreeSet<>())
                        .add(share.to()));
        return places;
    }

    public List<Case> activeCases() {
        return cases.stream().filter(Case::isActive).toList();
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
        return next.committed(commit.at());
    }

    /** The same at the next version: what was folded in is a commit now. */
    public Context committed(Instant when) {
        return new Context(userId, version + 1, when, members, cases, lineage);
    }

    /** The context as it is once the fact holds; the version counts commits and stays. */
    public Context with(Fact fact, Instant at) {
        return switch (fact) {
            case UserFact f -> with(f, at);
            case CaseFact f -> with(f, at);
        };
    }

    private Context with(UserFact fact, Instant at) {
        return switch (fact) {
            case UserFact.InteractionRecorded f -> this;
            case UserFact.IdentityLinked f ->
                member(
                                f.member(),
                                member -> member.with(new LinkedIdentity(
                                        f.identity(), f.channel(), f.how(), f.formerUser(), f.earlierUsers())))
                        .with(lineage.back(Set.of(f.identity())));
            case UserFact.IdentityUnlinked f ->
                member(memberOf(f.identity()), member -> member.without(f.identity()))
                        .with(lineage.departed(
                                Map.of(f.identity(), lineage.sidesOf(memberOf(f.identity()))),
                                f.toUser(),
                                version + 1));
            case UserFact.ProfileLearned f ->
                member(
                        f.member(),
                        member -> member.with(member.profile().with(f.displayName(), f.language(), Map.of())));
            case UserFact.DirectoryEntrySet f ->
                member(
                        userId,
                        member -> member.with(member.profile().with(f.displayName(), f.language(), f.attributes()))
                                .with(new Member.DirectoryEntry(f.entryId(), f.active())));
            case UserFact.PreferencesSet f -> member(userId, member -> member.with(f.preferences()));
            case UserFact.UserMerged f -> Merging.merged(this, f, at);
            case UserFact.UserMergedInto f ->
                with(lineage.with(new Lineage.Into(f.mergeId(), f.intoUser(), f.actor(), f.reason())));
            case UserFact.MergeUndone f -> Merging.undone(this, f);
            case UserFact.UserRestored f -> Merging.restored(this, f);
            case UserFact.UserErased f ->
                new Context(
                        userId,
                        version,
                        this.at,
                        List.of(Member.unknown(userId)),
                        cases.stream().map(Case::forgotten).toList(),
                        lineage.erase(f.logs()));
        };
    }

    private Context with(CaseFact fact, Instant at) {
        return switch (fact) {
            case CaseFact.CaseOpened f -> with(Cases.with(cases, Case.opened(f, at)));
            case CaseFact.InteractionMoved f -> changing(f, at).changing(f.toCaseId(), one -> one.gained(f.said(), at));
            case CaseFact.PartMoved f ->
                findCase(f.caseId())
                        .flatMap(from -> from.part(f.member()))
                        .map(part -> changing(f, at).changing(f.toCaseId(), one -> one.gained(part, at)))
                        .orElse(this);
            case CaseFact.CaseMerged f ->
                findCase(f.caseId())
                        .map(from -> changing(f.intoCaseId(), one -> one.gained(from, at))
                                .changing(f, at))
                        .orElse(this);
            case CaseFact.InformationProvided f -> {
                Map<String, String> kept = Cases.remembered(f);
                Context next = changing(f, at);
                yield kept.isEmpty()
                        ? next
                        : next.member(
                                next.ownerOf(f.caseId()),
                                member -> member.with(member.profile().with(null, null, kept)));
            }
            case CaseFact f -> changing(f, at);
        };
    }

    Context with(List<Member> nextMembers, List<Case> nextCases, Lineage nextLineage) {
        return new Context(userId, version, at, nextMembers, Cases.boundedByOwner(nextCases), nextLineage);
    }

    private String ownerOf(String caseId) {
        return findCase(caseId).map(Case::owner).orElse(userId);
    }

    private Context with(Lineage next) {
        return new Context(userId, version, at, members, cases, next);
    }

    private Context with(List<Case> next) {
        return new Context(userId, version, at, members, Cases.boundedByOwner(next), lineage);
    }

    /** A member that is not here, since it left, is passed over. */
    private Context member(String which, UnaryOperator<Member> change) {
        List<Member> next = new ArrayList<>(members);
        next.replaceAll(member -> member.userId().equals(which) ? change.apply(member) : member);
        return new Context(userId, version, at, List.copyOf(next), cases, lineage);
    }

    private Context changing(CaseFact fact, Instant at) {
        return changing(fact.caseId(), one -> one.after(fact, at));
    }

    /** A case that is no longer remembered stays forgotten: its history is in the log, its row in the list of cases. */
    private Context changing(String caseId, UnaryOperator<Case> change) {
        return with(cases.stream()
                .map(one -> one.id().equals(caseId) ? change.apply(one) : one)
                .toList());
    }
}
