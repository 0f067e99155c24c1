package dev.hilo.cases.context.model;

import dev.hilo.cases.context.model.Lineage.Place;
import dev.hilo.cases.context.model.UserFact.Belongings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Making one user of two, and two of one again. What is whose stays told apart by its member, so that an undo needs
 * nothing but the context: what a member said, and the cases that are theirs, go where the member goes. Nothing is
 * copied between logs; see {@link History}.
 */
public final class Merging {

    /** How much may come along with a merged user, in bytes as it is stored: it must fit into one commit. */
    static final int MOST_BYTES = 5_500_000;

    private Merging() {}

    /**
     * Whether more would come along with a user than one commit holds: then they are not merged. Counted is every text of
     * the context, escaped and sealed, with the names around it, so rather too much than too little.
     */
    public static boolean isTooLarge(Context merged) {
        String all = merged.toString();
        long bytes = 0;
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            bytes += c < 0x20 || Character.isSurrogate(c) ? 6 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
        }
        return bytes / 3 * 4 > MOST_BYTES;
    }

    /**
     * The fact with which a merged user's belongings come into the context of who goes on for them; none when they are
     * there, were there, or the merged context is out of date, and none in a context of anybody else.
     */
    public static Optional<Fact> merged(Context merged, Lineage.Into into, Context context) {
        Lineage lineage = context.lineage();
        boolean settled = context.hasMember(merged.userId())
                || !context.hasMember(into.userId())
                || lineage.erased()
                || lineage.merge(into.mergeId()).isPresent()
                || lineage.undone().containsKey(into.mergeId())
                || lineage.outlives(merged.userId(), merged.version());
        return settled
                ? Optional.empty()
                : Optional.of(new UserFact.UserMerged(
                        into.mergeId(),
                        merged.userId(),
                        merged.version(),
                        into.userId(),
                        into.actor(),
                        into.reason(),
                        belongings(merged)));
    }

    /** The fact with which a user becomes their own again; none when they are not merged, or by another merge. */
    public static Optional<Fact> restored(Context context, UserFact.MergeUndone undone, String fromUser) {
        return isMergedBy(context, undone.mergeId())
                ? Optional.of(new UserFact.UserRestored(
                        undone.mergeId(), fromUser, undone.actor(), undone.reason(), undone.belongings()))
                : Optional.empty();
    }

    /** The fact that takes back a merge that never came about; none when it was taken back already. */
    public static Optional<Fact> takenBack(Context context, Lineage.Into into, String actor) {
        return isMergedBy(context, into.mergeId())
                ? Optional.of(new UserFact.UserRestored(
                        into.mergeId(), into.userId(), actor, into.reason(), belongings(context)))
                : Optional.empty();
    }

    private static boolean isMergedBy(Context context, String mergeId) {
        Lineage.Into into = context.lineage().into();
        return into != null && into.mergeId().equals(mergeId);
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
        if (found.isEmpty() || context.lineage().erased()) {
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
                first.member(),
                one.matter().suspect()));
        strangers.forEach(part -> facts.add(new CaseFact.PartMoved(one.id(), number, part.member(), actor)));
        if (!one.isActive()) {
            facts.add(new CaseFact.CaseStatusChanged(number, CaseStatus.CLOSED, "merge-undone", null, actor));
        }
        return facts.build();
    }

    /** All that is in a context, as it goes to another; the last version is the context's own. */
    private static Belongings belongings(Context context) {
        Set<String> members = new HashSet<>(context.memberIds());
        Lineage sharing = context.lineage().sharing(members, stays(context, members, context.version()));
        return new Belongings(
                context.members(),
                context.cases(),
                sharing.merges(),
                sharing.shares(),
                sharing.away(),
                sharing.undone(),
                sharing.leftAsOneOf(context.userId()));
    }

    private static Belongings leaving(Context context, Merge merge) {
        Set<String> leaving = new HashSet<>(merge.members());
        long version = context.version() + 1;
        List<Share> all = Stream.of(
                        context.lineage().shares().stream(),
                        context.lineage().away().stream(),
                        stays(context, leaving, version))
                .flatMap(some -> some)
                .distinct()
                .toList();
        Lineage own = context.lineage().undone(Map.of(merge.id(), new Place(context.userId(), version)));
        return new Belongings(
                Stream.concat(
                                context.members().stream()
                                        .filter(member -> member.userId().equals(merge.user())),
                                context.members().stream()
                                        .filter(member -> leaving.contains(member.userId())
                                                && !member.userId().equals(merge.user())))
                        .toList(),
                context.cases().stream()
                        .filter(one -> leaving.contains(one.owner()))
                        .map(Case::revised)
                        .toList(),
                own.merges().stream()
                        .filter(one -> !one.id().equals(merge.id()) && leaving.contains(one.user()))
                        .toList(),
                Lineage.sharesOf(leaving, all),
                Lineage.awayFrom(leaving, all),
                own.undone(),
                own.left(leaving));
    }

    /** What members other than the user themself have in this log since they came. */
    static Stream<Share> stays(Context context, Set<String> members, long to) {
        return context.members().stream()
                .map(Member::userId)
                .filter(member -> members.contains(member) && !member.equals(context.userId()))
                .map(member -> new Share(
                        context.userId(),
                        context.lineage().arrivalOf(member) + 1,
                        to,
                        member,
                        context.cases().stream()
                                .filter(one -> one.owner().equals(member))
                                .map(Case::id)
                                .toList()));
    }

    static Context merged(Context context, UserFact.UserMerged fact, Instant at) {
        Belongings brought = fact.belongings();
        long version = context.version() + 1;
        List<Member> members = new ArrayList<>(context.members());
        members.addAll(brought.members());
        List<Case> cases = new ArrayList<>(context.cases());
        brought.cases().stream().map(Case::revised).forEach(cases::add);
        List<Merge> merges = new ArrayList<>();
        context.lineage().merges().forEach(merge -> merges.add(merge.with(fact.member(), brought.memberIds())));
        brought.merges().forEach(merge -> merges.add(merge.arrivedAt(version)));
        merges.add(new Merge(
                fact.mergeId(),
                fact.mergedUser(),
                version,
                at,
                List.copyOf(brought.memberIds()),
                fact.mergedVersion()));
        Lineage arrived = context.lineage().with(merges);
        Map<String, Set<String>> left = new HashMap<>();
        brought.left().forEach((name, sides) -> left.put(name, both(sides, arrived.sidesOf(fact.mergedUser()))));
        left.keySet().removeAll(names(context).keySet());
        left.keySet().removeAll(context.lineage().departed().keySet());
        Lineage lineage = arrived.undone(brought.undone())
                .departed(left, fact.mergedUser(), version)
                .back(brought.names().keySet());
        return sharing(context.with(List.copyOf(members), cases, lineage), brought);
    }

    static Context undone(Context context, UserFact.MergeUndone fact) {
        Belongings parting = fact.belongings();
        Set<String> leaving = parting.memberIds();
        long version = context.version() + 1;
        Map<String, Set<String>> gone = new HashMap<>();
        parting.names()
                .forEach((name, member) -> gone.put(name, context.lineage().sidesOf(member)));
        Lineage lineage = context.lineage()
                .with(context.lineage().merges().stream()
                        .filter(one -> !leaving.contains(one.user()))
                        .map(one -> one.without(leaving))
                        .toList())
                .undone(Map.of(fact.mergeId(), new Place(context.userId(), version)))
                .departed(gone, fact.restoredUser(), version);
        return sharing(
                context.with(
                        context.members().stream()
                                .filter(member -> !leaving.contains(member.userId()))
                                .toList(),
                        context.cases().stream()
                                .filter(one -> !leaving.contains(one.owner()))
                                .toList(),
                        lineage),
                parting);
    }

    /** What was here before, or came to be there, and does not come back, has left from where the user was meanwhile. */
    static Context restored(Context context, UserFact.UserRestored fact) {
        Belongings own = fact.belongings();
        long version = context.version() + 1;
        Map<String, Set<String>> gone = new HashMap<>(own.left());
        names(context)
                .forEach((name, member) -> gone.merge(
                        name, both(context.lineage().sidesOf(member), Set.of(context.userId())), Merging::both));
        gone.keySet().removeAll(own.names().keySet());
        gone.keySet().removeAll(context.lineage().departed().keySet());
        Lineage lineage = context.lineage()
                .with((Lineage.Into) null)
                .with(own.merges().stream()
                        .map(merge -> merge.arrivedAt(version))
                        .toList())
                .undone(own.undone())
                .departed(gone, fact.fromUser(), version)
                .back(own.names().keySet());
        return sharing(context.with(own.members(), own.cases(), lineage), own);
    }

    private static Set<String> both(Set<String> some, Set<String> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toSet());
    }

    private static Map<String, String> names(Context context) {
        return Belongings.names(context.members(), context.cases());
    }

    private static Context sharing(Context context, Belongings some) {
        return context.with(
                context.members(),
                context.cases(),
                context.lineage()
                        .sharing(
                                new HashSet<>(context.memberIds()),
                                Stream.concat(some.shares().stream(), some.away().stream())));
    }
}
