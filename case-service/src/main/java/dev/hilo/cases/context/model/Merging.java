package dev.hilo.cases.context.model;

import dev.hilo.cases.context.model.UserFact.Belongings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Making one user of two, and two of one again. What is whose stays told apart by its member, so that an undo needs
 * nothing but the context: what a member said, and the cases that are theirs, go where the member goes. Nothing is
 * copied between logs; each history is a list of {@link Share}s.
 */
public final class Merging {

    private Merging() {}

    /** The fact with which a merged user's belongings come into the context of who goes on for them. */
    public static UserFact.UserMerged merged(Context from, Lineage.Into into) {
        return new UserFact.UserMerged(
                into.mergeId(), from.userId(), from.version(), into.actor(), into.reason(), from.belongings());
    }

    /**
     * The facts that undo a merge in the context of who went on: first each case that both spoke about becomes two, then
     * what is theirs leaves. Empty when the merge does not stand here.
     */
    public static List<Fact> undo(
            Context context,
            String mergeId,
            String actor,
            @Nullable String reason,
            Supplier<String> caseNumbers,
            Instant at) {
        Optional<Merge> found = context.lineage().merge(mergeId);
        if (found.isEmpty()) {
            return List.of();
        }
        List<String> leaving = found.get().members();
        List<Fact> facts = new ArrayList<>();
        Context parted = context;
        for (Case one : context.cases()) {
            boolean goes = leaving.contains(one.owner());
            List<Part> strangers = one.parts().stream()
                    .filter(part -> leaving.contains(part.member()) != goes && part.interactions() > 0)
                    .toList();
            if (!strangers.isEmpty()) {
                parting(one, strangers, caseNumbers.get(), actor).forEach(facts::add);
            }
        }
        for (Fact fact : facts) {
            parted = parted.with(fact, at);
        }
        facts.add(new UserFact.MergeUndone(mergeId, found.get().user(), actor, reason, leaving(parted, found.get())));
        return facts;
    }

    /** A case of their own for those who spoke about somebody else's. */
    private static Stream<Fact> parting(Case one, List<Part> strangers, String number, String actor) {
        Part first = strangers.getFirst();
        Stream.Builder<Fact> facts = Stream.builder();
        facts.add(new CaseFact.CaseOpened(
                number,
                null,
                first.title(),
                first.channels().getFirst(),
                one.matter().language(),
                one.handling().priority(),
                one.handling().queue(),
                one.matter().service(),
                one.matter().category(),
                null,
                actor,
                first.member()));
        strangers.forEach(part -> facts.add(new CaseFact.PartMoved(one.id(), number, part.member(), actor)));
        if (!one.isActive()) {
            facts.add(new CaseFact.CaseStatusChanged(number, CaseStatus.CLOSED, "merge-undone", null, actor));
        }
        return facts.build();
    }

    private static Belongings leaving(Context context, Merge merge) {
        List<String> leaving = merge.members();
        List<Case> cases = context.cases().stream()
                .filter(one -> leaving.contains(one.owner()))
                .map(Case::revised)
                .toList();
        List<Share> shares = new ArrayList<>(merge.shares());
        shares.removeIf(share -> share.equals(Share.whole(merge.user(), share.to())));
        shares.add(new Share(
                context.userId(),
                merge.version() + 1,
                context.version() + 1,
                leaving,
                cases.stream().map(Case::id).toList()));
        return new Belongings(
                context.members().stream()
                        .filter(member -> leaving.contains(member.userId()))
                        .toList(),
                cases,
                context.lineage().merges().stream()
                        .filter(one -> !one.id().equals(merge.id()) && leaving.contains(one.user()))
                        .toList(),
                List.copyOf(shares),
                context.lineage().away().stream()
                        .filter(share -> leaving.contains(share.userId()))
                        .toList());
    }

    static Context merged(Context context, UserFact.UserMerged fact, Instant at) {
        Belongings brought = fact.belongings();
        long version = context.version() + 1;
        List<Member> members = new ArrayList<>(context.members());
        members.addAll(brought.members());
        List<Case> cases = new ArrayList<>(context.cases());
        brought.cases().stream().map(Case::revised).forEach(cases::add);
        List<Share> shares = new ArrayList<>();
        shares.add(Share.whole(fact.mergedUser(), fact.mergedVersion()));
        shares.addAll(brought.shares());
        List<Merge> merges = new ArrayList<>(context.lineage().merges());
        for (Merge inner : brought.merges()) {
            List<Share> innerShares = new ArrayList<>(inner.shares());
            innerShares.add(new Share(
                    fact.mergedUser(), inner.version() + 1, fact.mergedVersion(), inner.members(), List.of()));
            merges.add(new Merge(inner.id(), inner.user(), version, inner.at(), inner.members(), innerShares));
        }
        merges.add(new Merge(
                fact.mergeId(),
                fact.mergedUser(),
                version,
                at,
                brought.members().stream().map(Member::userId).toList(),
                List.copyOf(shares)));
        Lineage lineage = context.lineage();
        for (String back : names(brought)) {
            lineage = lineage.back(back);
        }
        return context.with(
                List.copyOf(members),
                cases,
                lineage.with(List.copyOf(merges), lineage.shares(), both(lineage.away(), brought.away())));
    }

    static Context undone(Context context, UserFact.MergeUndone fact) {
        List<String> leaving =
                fact.belongings().members().stream().map(Member::userId).toList();
        List<Merge> merges = context.lineage().merges().stream()
                .filter(one -> !leaving.contains(one.user()))
                .map(one -> one.without(leaving))
                .toList();
        List<Share> away = both(
                context.lineage().away(),
                fact.belongings().shares().stream()
                        .filter(share -> !share.members().isEmpty())
                        .toList());
        Lineage lineage = context.lineage();
        for (String gone : names(fact.belongings())) {
            lineage = lineage.departed(gone, fact.restoredUser());
        }
        return context.with(
                context.members().stream()
                        .filter(member -> !leaving.contains(member.userId()))
                        .toList(),
                context.cases().stream()
                        .filter(one -> !leaving.contains(one.owner()))
                        .toList(),
                lineage.with(merges, lineage.shares(), away).undone(fact.mergeId(), context.version() + 1));
    }

    static Context restored(Context context, UserFact.UserRestored fact) {
        Belongings own = fact.belongings();
        Lineage lineage = context.lineage().with((Lineage.Into) null);
        for (String back : names(own)) {
            lineage = lineage.back(back);
        }
        return context.with(
                own.members(), own.cases(), lineage.with(own.merges(), own.shares(), both(lineage.away(), own.away())));
    }

    private static List<Share> both(List<Share> some, List<Share> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    private static Set<String> names(Belongings belongings) {
        Set<String> names = new HashSet<>();
        belongings.members().forEach(member -> member.identities().forEach(linked -> names.add(linked.identity())));
        belongings.cases().forEach(one -> names.add(one.id()));
        return names;
    }
}
