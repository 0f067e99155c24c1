package dev.hilo.cases.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.context.adapter.contract.PublishedInteraction;
import dev.hilo.cases.context.adapter.mongo.MongoContextLog;
import dev.hilo.cases.context.model.Agent;
import dev.hilo.cases.context.model.CaseFact;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.Folding;
import dev.hilo.cases.context.model.UserFact;
import dev.hilo.cases.context.model.matching.Policies;
import dev.hilo.cases.keys.app.InMemoryUserKeys;
import dev.hilo.cases.search.adapter.lucene.LuceneWords;
import dev.hilo.cases.search.adapter.mongo.MongoSearchIndex;
import dev.hilo.cases.search.app.IndexLog;
import dev.hilo.cases.search.app.IndexLog.Change;
import dev.hilo.cases.search.app.SearchIndex.After;
import dev.hilo.cases.search.app.SearchIndex.Hit;
import dev.hilo.contracts.Automation;
import dev.hilo.contracts.Content;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Party;
import dev.hilo.kit.MongoIndexes;
import dev.hilo.kit.test.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SearchIT {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final Instant AT = Instant.parse("2026-11-25T08:00:00Z");

    private final LuceneWords words = new LuceneWords();
    private final AtomicInteger numbers = new AtomicInteger(1000);
    private MongoContextLog log;
    private MongoSearchIndex index;
    private IndexLog indexing;

    @BeforeEach
    void desk() {
        log = new MongoContextLog(STORE.database(), new InMemoryUserKeys());
        MongoIndexes.create(STORE.database(), MongoContextLog.INDEXES);
        index = new MongoSearchIndex(STORE.database());
        MongoIndexes.create(STORE.database(), MongoSearchIndex.INDEXES);
        indexing = new IndexLog(index, log, words);
    }

    @Test
    void a_case_is_found_by_its_text_its_subject_and_the_person_with_accents_folded() {
        write("ana", "Ana García", "No puedo entrar en la VPN", "El código caducó ayer");

        assertThat(found("garcia vpn")).containsExactly("HILO-1001");
        assertThat(found("códigos")).containsExactly("HILO-1001");
        assertThat(found("ana@corp.com")).containsExactly("HILO-1001");
        assertThat(found("garcia impresora")).isEmpty();
    }

    @Test
    void what_agents_write_is_found_and_a_moved_interaction_is_found_where_it_counts() {
        write("ana", "Ana", "VPN", "no va");
        commit(
                "ana",
                new CaseFact.NoteAdded("HILO-1001", "n", new Agent("m", "Marta"), "El concentrador falla", List.of()),
                new CaseFact.InteractionMoved(
                        "HILO-1001",
                        "int_ana_1",
                        "HILO-9",
                        1,
                        new CaseFact.Said("ana", "email", "email|x", null, "VPN"),
                        "marta",
                        null));

        assertThat(found("concentradores")).containsExactly("HILO-1001");
        assertThat(found("vpn")).containsExactly("HILO-9");
    }

    @Test
    void pages_are_the_latest_first_without_gap_or_double() {
        for (int i = 0; i < 7; i++) {
            write("ana", "Ana", "Impresora " + i, "otra vez");
        }
        List<String> seen = new ArrayList<>();
        After after = null;
        do {
            List<Hit> page = index.find(words.asked("impresoras"), after, 3);
            page.forEach(hit -> seen.add(hit.id()));
            after = page.isEmpty()
                    ? null
                    : new After(page.getLast().at(), page.getLast().id());
        } while (after != null);

        assertThat(seen).hasSize(7).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void what_is_erased_is_found_no_more_and_a_rebuild_says_the_same_as_the_stream() {
        write("ana", "Ana", "VPN", "no va");
        write("bob", "Bob", "VPN", "tampoco");
        commit("ana", new UserFact.UserErased("admin", null, List.of()));

        assertThat(found("vpn")).containsExactly("HILO-1002");
        assertThat(rebuilt("ana")).isZero();
        assertThat(rebuilt("bob")).isZero();
        index.forget(List.of("bob"));
        assertThat(rebuilt("bob")).isEqualTo(1);
        assertThat(found("vpn")).containsExactly("HILO-1002");
    }

    private long rebuilt(String user) {
        var folded = indexing.begin(user);
        Context context = Context.empty(user);
        for (Commit commit : log.read(user, 1, 100)) {
            context = context.after(commit);
            folded.add(commit, context);
        }
        return folded.store(context);
    }

    private List<String> found(String query) {
        return index.find(words.asked(query), null, 50).stream()
                .map(Hit::caseId)
                .distinct()
                .toList();
    }

    private void write(String user, String name, String subject, String text) {
        Context context = log.latest(user);
        String id = "int_" + user + "_" + (context.version() + 1);
        Interaction mail = new Interaction(
                id,
                "email",
                AT,
                new Party("mailto:" + user + "@corp.com", false, name, List.of()),
                new Conversation("<" + id + ">", null, List.of()),
                subject,
                Content.of(text),
                List.of(),
                List.of(),
                Automation.NONE,
                null,
                Map.of());
        commit(
                user,
                new Folding(new Policies(Duration.ZERO, Set.of()).named(List.of("reference")), "service-desk", "es")
                        .fold(
                                context,
                                PublishedInteraction.toModel(mail),
                                null,
                                () -> "HILO-" + numbers.incrementAndGet())
                        .toArray(Fact[]::new));
    }

    private void commit(String user, Fact... facts) {
        long version = log.latest(user).version() + 1;
        assertThat(log.append(List.of(new Commit(
                        user, version, List.of(user + version), AT.plusSeconds(version), List.of(facts), null))))
                .isEmpty();
        indexing.catchUp(List.of(new Change(user, version), new Change(user, version)));
    }
}
