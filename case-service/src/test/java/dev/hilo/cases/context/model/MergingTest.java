package dev.hilo.cases.context.model;

import static dev.hilo.cases.context.model.Interactions.chat;
import static dev.hilo.cases.context.model.Interactions.mail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.context.model.matching.Policies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MergingTest {

    private static final Instant AT = Instant.parse("2026-11-25T08:00:00Z");

    private final Map<String, Context> contexts = new HashMap<>();
    private final AtomicInteger numbers = new AtomicInteger(1000);
    private final Supplier<String> caseNumbers = () -> "HILO-" + numbers.incrementAndGet();
    private final Folding folding = new Folding(Policies.usual(), "service-desk", "es");

    @Test
    void who_goes_on_has_everything_and_the_other_says_who_that_is() {
        fold("ana", mail("m1", "mailto:ana@corp.com").named("Ana").build());
        fold("bob", chat("c1", "v7").text("la VPN no va").build());

        merge("m", "bob", "ana");

        assertThat(of("ana").cases()).extracting(Case::id).containsExactly("HILO-1001", "HILO-1002");
        assertThat(of("ana").identities())
                .extracting(LinkedIdentity::identity)
                .containsExactly("mailto:ana@corp.com", "chat:v7");
        assertThat(of("ana").profile().displayName()).isEqualTo("Ana");
        assertThat(of("bob").lineage().into()).isEqualTo(new Lineage.Into("m", "ana", "marta", "same person"));
    }

    @Test
    void a_user_with_more_than_a_commit_holds_is_not_merged() {
        fold("few", mail("m0", "mailto:begona@corp.com").build());
        for (int i = 0; i < 50; i++) {
            fold("few", chat("f" + i, "v7").in("f" + i).text("la VPN no va").build());
        }
        Context many = of("few");
        List<Case> cases = new ArrayList<>();
        while (cases.size() < 6_000) {
            cases.addAll(many.cases());
        }
        Context large = new Context("many", 1, AT, many.members(), cases, many.lineage());

        assertThat(Merging.isTooLarge(many)).isFalse();
        assertThat(Merging.isTooLarge(large)).isTrue();
        assertThat(new Joining("chat:v7", "chat", "ana", LinkedIdentity.How.AGENT, "m", "marta", null).in(large))
                .noneMatch(UserFact.UserMergedInto.class::isInstance);
    }

    @Test
    void an_undone_merge_with_nothing_in_between_leaves_both_as_they_were() {
        fold("ana", mail("m1", "mailto:ana@corp.com").named("Ana").build());
        fold("bob", chat("c1", "v7").in("en").build());
        Context ana = of("ana");
        Context bob = of("bob");

        merge("m", "bob", "ana");
        undo("m", "ana", "bob");

        assertSameButForTheLineage(of("ana"), ana);
        assertSameButForTheLineage(of("bob"), bob);
        assertThat(of("ana").lineage().whereIs("chat:v7")).contains(new Lineage.Departure("bob", 3, Set.of("bob")));
        assertThat(of("bob").lineage().into()).isNull();
    }

    @Test
    void what_came_in_between_goes_to_whose_identity_it_came_on() {
        fold("ana", mail("m1", "mailto:ana@corp.com").build());
        fold("bob", chat("c1", "v7").build());
        merge("m", "bob", "ana");
        fold("ana", mail("m2", "mailto:ana@corp.com").quoting("HILO-1001").build());
        fold("ana", chat("c2", "v7").quoting("HILO-1001").text("otra cosa").build());
        fold("ana", chat("c3", "v7").quoting("HILO-1002").build());

        undo("m", "ana", "bob");

        assertThat(of("ana").cases()).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo("HILO-1001");
            assertThat(one.interactions()).isEqualTo(2);
            assertThat(one.channels()).containsExactly("email");
        });
        assertThat(of("bob").cases()).extracting(Case::id).containsExactly("HILO-1002", "HILO-1003");
        assertThat(of("bob").findCase("HILO-1002").orElseThrow().interactions()).isEqualTo(2);
        assertThat(of("bob").findCase("HILO-1003").orElseThrow()).satisfies(one -> {
            assertThat(one.matter().subject()).isEqualTo("otra cosa");
            assertThat(one.interactions()).isEqualTo(1);
            assertThat(one.owner()).isEqualTo("bob");
        });
    }

    @Test
    void histories_part_where_the_merge_was_undone() {
        fold("ana", mail("m1", "mailto:ana@corp.com").build());
        fold("bob", chat("c1", "v7").build());
        merge("m", "bob", "ana");
        fold("ana", chat("c2", "v7").build());
        undo("m", "ana", "bob");

        History bobs = History.of(of("bob"));
        assertThat(bobs.ranges()).contains(new History.Range("ana", 3, 4), new History.Range("bob", 1, 3));
        assertThat(bobs.has("ana", 3, "bob", null)).isTrue();
        assertThat(bobs.has("ana", 4, null, "HILO-1002")).isTrue();
        assertThat(bobs.has("ana", 3, "ana", null)).isFalse();
        History anas = History.of(of("ana"));
        assertThat(anas.has("ana", 3, "bob", null)).isFalse();
        assertThat(anas.has("ana", 4, null, "HILO-1002")).isFalse();
        assertThat(anas.has("ana", 1, "ana", "HILO-1001")).isTrue();
    }

    @Test
    void merges_within_a_merge_come_apart_one_by_one() {
        fold("ana", mail("m1", "mailto:ana@corp.com").build());
        fold("bob", chat("c1", "v7").build());
        fold("eve", chat("c2", "v8").build());
        Context eve = of("eve");
        merge("inner", "eve", "bob");
        merge("outer", "bob", "ana");

        undo("inner", "ana", "eve");
        assertThat(of("ana").cases()).extracting(Case::id).containsExactly("HILO-1001", "HILO-1002");
        assertSameButForTheLineage(of("eve"), eve);

        undo("outer", "ana", "bob");
        assertThat(of("bob").cases()).extracting(Case::id).containsExactly("HILO-1002");
        assertThat(of("bob").lineage().merges()).isEmpty();
        assertThat(of("ana").lineage().merges()).isEmpty();
    }

    private Context of(String user) {
        return contexts.computeIfAbsent(user, Context::empty);
    }

    private void fold(String user, Interaction interaction) {
        commit(user, folding.fold(of(user), interaction, null, caseNumbers));
    }

    private void merge(String mergeId, String user, String into) {
        commit(user, List.of(new UserFact.UserMergedInto(mergeId, into, "marta", "same person")));
        Lineage.Into merged = of(user).lineage().into();
        commit(into, List.of(Merging.merged(of(user), merged, of(into)).orElseThrow()));
    }

    private void undo(String mergeId, String from, String restored) {
        List<Fact> facts = Merging.undo(of(from), mergeId, "marta", "a mistake", caseNumbers, AT);
        commit(from, facts);
        UserFact.MergeUndone undone = (UserFact.MergeUndone) facts.getLast();
        assertThat(undone.restoredUser()).isEqualTo(restored);
        commit(restored, List.of(new UserFact.UserRestored(mergeId, from, "marta", "a mistake", undone.belongings())));
    }

    private void commit(String user, List<Fact> facts) {
        Context before = of(user);
        contexts.put(
                user,
                before.after(new Commit(
                        user,
                        before.version() + 1,
                        List.of("c" + before.version()),
                        AT,
                        new ArrayList<>(facts),
                        null)));
    }

    private static void assertSameButForTheLineage(Context now, Context then) {
        assertThat(now.members()).isEqualTo(then.members());
        assertThat(now.cases())
                .usingRecursiveComparison()
                .ignoringFields("revision")
                .isEqualTo(then.cases());
    }
}
