package dev.hilo.cases.identity.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.context.app.Identities;
import dev.hilo.cases.context.app.Positions;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.CaseFact;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.History;
import dev.hilo.cases.context.model.Position;
import dev.hilo.cases.context.model.UserFact;
import dev.hilo.cases.desk.app.CaseList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What holds in every world that has come to rest, whatever happened in it. */
final class Laws {

    private final World world;
    private final Map<String, List<Commit>> logs = new HashMap<>();
    private final List<Context> living = new ArrayList<>();
    private final Set<String> erased = new HashSet<>();

    private Laws(World world) {
        this.world = world;
        for (String user : world.users) {
            List<Commit> commits = world.log.read(user, 1, 10_000);
            if (!commits.isEmpty()) {
                logs.put(user, commits);
                Context context = world.latest(user);
                if (context.lineage().into() == null) {
                    living.add(context);
                }
                if (whoGoesOnFor(context).lineage().erased()) {
                    erased.add(user);
                }
            }
        }
    }

    private Context whoGoesOnFor(Context context) {
        Context next = context;
        while (next.lineage().into() != null) {
            next = world.latest(next.lineage().into().userId());
        }
        return next;
    }

    /** Ids of what erased people said. */
    static List<String> erasedInteractions(World world) {
        return new Laws(world).erasedInteractions();
    }

    private List<String> erasedInteractions() {
        return facts().stream()
                .filter(fact -> fact instanceof UserFact.InteractionRecorded)
                .map(fact -> (UserFact.InteractionRecorded) fact)
                .filter(recorded -> erased.contains(recorded.member()))
                .map(recorded -> recorded.interaction().id())
                .toList();
    }

    /** The row of each case says whose it is and what is known of it, if that may be known. */
    static void rowsSayWhatTheLogsSay(World world) {
        CaseList list = Objects.requireNonNull(world.list);
        for (Context context : new Laws(world).living) {
            for (Case one : context.cases()) {
                assertThat(list.find(one.id())).as("row of %s", one.id()).hasValueSatisfying(row -> {
                    assertThat(row.userId()).isEqualTo(context.userId());
                    if (!context.lineage().erased()) {
                        assertThat(row.content()).isEqualTo(one);
                    }
                });
            }
        }
    }

    /** @param sent ids of all interactions, each of which must be there */
    static void hold(World world, Set<String> sent, Collection<String> identities) {
        Laws laws = new Laws(world);
        laws.logs.forEach(laws::versions_are_contiguous_and_fold_to_the_context);
        laws.every_cause_is_there_once(sent);
        laws.everybody_is_a_member_of_one_living_context();
        identities.forEach(laws::an_identity_has_one_owner_and_the_register_knows);
        laws.every_case_is_in_one_place();
        laws.every_line_is_in_one_history();
    }

    /** Each counts towards one case of one living context, but for what erased people said; no case counts anything else. */
    static void interactionsAreInOnePlace(World world, Collection<String> sent) {
        Positions positions = new Positions(world.log);
        Map<String, Position> placed = new HashMap<>();
        Laws laws = new Laws(world);
        for (Context context : laws.living) {
            if (context.lineage().erased()) {
                continue;
            }
            Map<String, Position> there = positions.find(context, sent);
            Map<String, Long> counts = new HashMap<>();
            context.cases().forEach(one -> counts.put(one.id(), 0L));
            there.forEach((id, position) -> {
                // A part of a log that was another member's for a while says nothing about who has it now.
                if (context.memberIds().contains(position.member())) {
                    assertThat(placed.put(id, position))
                            .as("%s is elsewhere too", id)
                            .isNull();
                    counts.merge(position.caseId(), 1L, Long::sum);
                }
            });
            assertThat(context.cases())
                    .as("cases of %s count what is in them", context.userId())
                    .allSatisfy(
                            one -> assertThat(one.interactions()).as(one.id()).isEqualTo(counts.get(one.id())));
            assertThat(counts).hasSize(context.cases().size());
        }
        Set<String> expected = new HashSet<>(sent);
        laws.erasedInteractions().forEach(expected::remove);
        assertThat(placed.keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private void versions_are_contiguous_and_fold_to_the_context(String user, List<Commit> commits) {
        Context context = Context.empty(user);
        Instant last = Instant.EPOCH;
        for (Commit commit : commits) {
            assertThat(commit.version()).isEqualTo(context.version() + 1);
            assertThat(commit.at()).isAfter(last);
            assertThat(context.lineage().into() == null || isRestoring(commit))
                    .as("nothing is folded into %s while merged: %s", user, commit)
                    .isTrue();
            last = commit.at();
            context = context.after(commit);
        }
        assertThat(world.latest(user)).isEqualTo(context);
    }

    private static boolean isRestoring(Commit commit) {
        return commit.facts().getFirst() instanceof UserFact.UserRestored;
    }

    private void every_cause_is_there_once(Set<String> sent) {
        List<String> causes = new ArrayList<>();
        logs.values().forEach(commits -> commits.forEach(commit -> causes.addAll(commit.causes())));
        assertThat(causes).doesNotHaveDuplicates().containsAll(sent);
    }

    private void everybody_is_a_member_of_one_living_context() {
        List<String> members = new ArrayList<>();
        living.forEach(context -> members.addAll(context.memberIds()));
        // Who is erased knows nobody's names any more, not even of those who were merged into them.
        erased.stream()
                .filter(user -> world.latest(user).lineage().into() != null)
                .forEach(members::add);
        assertThat(members).containsExactlyInAnyOrderElementsOf(logs.keySet());
    }

    private void an_identity_has_one_owner_and_the_register_knows(String identity) {
        Identities.Owner owner = world.register.find(List.of(identity)).get(identity);
        List<String> knowing = living.stream()
                .filter(context -> context.knows(identity))
                .map(Context::userId)
                .toList();
        // A link that died between register and log waits for its wish, or the person, to come again. So does an
        // identity
        // of somebody erased, given to whom it once was shown to belong to when that came again.
        boolean waiting = knowing.isEmpty() && (!wasEverLinked(identity) || hadByErased(identity));
        if (owner != null && logs.containsKey(owner.userId()) && !waiting) {
            assertThat(knowing).as(identity).containsExactly(owner.userId());
        }
    }

    private boolean hadByErased(String identity) {
        return facts().stream()
                .anyMatch(fact -> fact instanceof UserFact.IdentityLinked linked
                        && linked.identity().equals(identity)
                        && erased.contains(linked.member()));
    }

    private boolean wasEverLinked(String identity) {
        return facts().stream()
                .anyMatch(fact -> fact instanceof UserFact.IdentityLinked linked
                        && linked.identity().equals(identity));
    }

    private void every_case_is_in_one_place() {
        List<String> there = living.stream()
                .flatMap(context -> context.cases().stream().map(Case::id))
                .toList();
        List<String> opened = facts().stream()
                .filter(fact -> fact instanceof CaseFact.CaseOpened)
                .map(fact -> ((CaseFact.CaseOpened) fact).caseId())
                .toList();
        assertThat(there).doesNotHaveDuplicates().isSubsetOf(opened);
        Set<String> gone = new HashSet<>(opened);
        there.forEach(gone::remove);
        // So many are over at once with an erasure that the context does not remember them all.
        assertThat(endedByErasure()).containsAll(gone);
    }

    private Set<String> endedByErasure() {
        return facts().stream()
                .filter(fact -> fact instanceof CaseFact.CaseStatusChanged changed && "erased".equals(changed.reason()))
                .map(fact -> ((CaseFact.CaseStatusChanged) fact).caseId())
                .collect(Collectors.toSet());
    }

    private List<Fact> facts() {
        return logs.values().stream()
                .flatMap(List::stream)
                .flatMap(commit -> commit.facts().stream())
                .toList();
    }

    private void every_line_is_in_one_history() {
        Map<String, History> histories = new HashMap<>();
        living.stream()
                .filter(context -> !context.lineage().erased())
                .forEach(context -> histories.put(context.userId(), History.of(context)));
        logs.forEach((user, commits) -> commits.forEach(commit -> commit.facts().forEach(fact -> {
            List<String> having = new ArrayList<>();
            histories.forEach((whose, history) -> {
                boolean inRange = history.ranges().stream()
                        .anyMatch(range -> range.userId().equals(user)
                                && commit.version() >= range.from()
                                && commit.version() <= range.to());
                if (inRange && history.has(user, commit.version(), member(fact), caseId(fact))) {
                    having.add(whose);
                }
            });
            assertThat(having)
                    .as("whose is %s of %s at %d", fact, user, commit.version())
                    .hasSizeBetween(erased.isEmpty() ? 1 : 0, 1);
        })));
    }

    private static @Nullable String member(Fact fact) {
        return fact instanceof UserFact.InteractionRecorded recorded ? recorded.member() : null;
    }

    private static @Nullable String caseId(Fact fact) {
        return fact instanceof CaseFact one ? one.caseId() : null;
    }
}
