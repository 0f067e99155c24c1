package dev.hilo.cases.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.context.adapter.contract.PublishedInteraction;
import dev.hilo.cases.context.adapter.mongo.MongoCaseNumbers;
import dev.hilo.cases.context.adapter.mongo.MongoContextLog;
import dev.hilo.cases.context.app.ActOnCase;
import dev.hilo.cases.context.app.Committer;
import dev.hilo.cases.context.model.Agent;
import dev.hilo.cases.context.model.CaseFact;
import dev.hilo.cases.context.model.CaseStatus;
import dev.hilo.cases.context.model.Decision;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.Folding;
import dev.hilo.cases.context.model.matching.Policies;
import dev.hilo.cases.desk.adapter.mongo.MongoCaseList;
import dev.hilo.cases.desk.app.CaseListing;
import dev.hilo.cases.keys.app.InMemoryUserKeys;
import dev.hilo.cases.protection.app.ExpireCases;
import dev.hilo.cases.protection.app.PersonalStore;
import dev.hilo.cases.protection.app.TracesOf;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.Automation;
import dev.hilo.contracts.Content;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Party;
import dev.hilo.kit.MongoIndexes;
import dev.hilo.kit.test.TestStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExpireCasesIT {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

    private static final Agent MARTA = new Agent("marta", "Marta");

    private final InMemoryUserKeys keys = new InMemoryUserKeys();
    private MongoContextLog log;
    private MongoCaseList list;
    private ActOnCase acting;

    @BeforeEach
    void desk() {
        log = new MongoContextLog(STORE.database(), keys);
        MongoIndexes.create(STORE.database(), MongoContextLog.INDEXES);
        list = new MongoCaseList(STORE.database());
        MongoIndexes.create(STORE.database(), MongoCaseList.INDEXES);
        acting = new ActOnCase(new Committer(
                log,
                new MongoCaseNumbers(STORE.database()),
                List.of(new CaseListing(list, log)),
                Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    @Test
    void a_case_goes_when_its_service_keeps_it_no_longer_and_the_others_stay_readable() {
        String old = aClosedCase("vieja");
        String open = aCase("abierta");
        ExpireCases in30Days = expiry(30, Map.of(), Duration.ofDays(20));

        assertThat(in30Days.due(10)).extracting(ExpireCases.Due::caseId).containsExactly(old);
        assertThat(list.find(old).orElseThrow().content().matter().subject()).isEqualTo("vieja");

        assertThat(in30Days.run(10)).extracting(ExpireCases.Due::caseId).containsExactly(old);

        assertThat(log.read("ana", 1, 50).toString())
                .doesNotContain("texto de vieja", "subject=vieja")
                .contains("texto de abierta");
        assertThat(list.find(old).orElseThrow().content()).satisfies(row -> {
            assertThat(row.expired()).isTrue();
            assertThat(row.matter().subject()).isEqualTo("[redacted]");
            assertThat(row.status()).isEqualTo(CaseStatus.CLOSED);
        });
        assertThat(list.find(open).orElseThrow().content().matter().subject()).isEqualTo("abierta");
        assertThat(in30Days.due(10)).isEmpty();
    }

    @Test
    void without_a_rule_nothing_goes_and_a_service_may_keep_longer_than_the_others() {
        aClosedCase("vieja");

        assertThat(expiry(3_000, Map.of(), null).due(10)).isEmpty();
        assertThat(expiry(30, Map.of("vpn", Duration.ofDays(365)), Duration.ofDays(20))
                        .due(10))
                .isEmpty();
        assertThat(expiry(366, Map.of("vpn", Duration.ofDays(365)), Duration.ofDays(20))
                        .due(10))
                .singleElement()
                .satisfies(due -> assertThat(due.rule()).isEqualTo("service:vpn"));
    }

    @Test
    void files_of_a_case_go_with_it_unless_another_case_names_them_too() {
        String old = aClosedCase("vieja");
        String open = aCase("abierta");
        commit(
                new CaseFact.AgentMessageSent(old, "msg_1", MARTA, "los pasos", List.of(file("own"), file("both"))),
                new CaseFact.NoteAdded(old, "note_1", MARTA, "ojo", List.of(file("noted"))),
                new CaseFact.NoteAdded(open, "note_2", MARTA, "ojo", List.of(file("both"), file("other"))));
        TracesOf traces = new TracesOf(log, PublishedInteraction::attachmentIds);

        assertThat(traces.ofCase(log.latest("ana"), old).attachments())
                .containsExactlyInAnyOrder("att_vieja", "own", "noted");
        assertThat(traces.ofCase(log.latest("ana"), open).attachments())
                .containsExactlyInAnyOrder("att_abierta", "other");
    }

    private static CaseFact.StoredFile file(String id) {
        return new CaseFact.StoredFile(id, id + ".txt", "text/plain", 1, "0".repeat(64));
    }

    private ExpireCases expiry(int days, Map<String, Duration> byService, @Nullable Duration others) {
        return new ExpireCases(
                new ExpireCases.RetentionRules() {
                    @Override
                    public Map<String, Duration> byService() {
                        return byService;
                    }

                    @Override
                    public Optional<Duration> others() {
                        return Optional.ofNullable(others);
                    }
                },
                list,
                log,
                acting,
                new TracesOf(log, PublishedInteraction::attachmentIds),
                List.of(PersonalStore.of(
                        "cases", traces -> list.forget(traces.users(), traces.person() ? Set.of() : traces.cases()))),
                keys,
                Clock.fixed(NOW.plus(Duration.ofDays(days)), ZoneOffset.UTC));
    }

    private String aClosedCase(String subject) {
        String id = aCase(subject);
        commit(
                new CaseFact.CaseDetailsChanged(id, null, "vpn", null, null, "marta"),
                new CaseFact.CaseStatusChanged(id, CaseStatus.CLOSED, "confirmed", null, "ana"));
        return id;
    }

    private String aCase(String subject) {
        Interaction mail = new Interaction(
                "int_" + subject,
                "email",
                NOW,
                new Party("mailto:ana@corp.com", false, "Ana", List.of()),
                new Conversation("<" + subject + ">", null, List.of()),
                subject,
                Content.of("texto de " + subject),
                List.of(new Attachment("att_" + subject, "a.txt", "text/plain", 1, "0".repeat(64), null)),
                List.of(),
                Automation.NONE,
                null,
                Map.of());
        acting.act(
                "ana",
                subject,
                null,
                null,
                (context, numbers) -> new Decision.Accepted(new Folding(Policies.usual(), "service-desk", "es")
                        .fold(context, PublishedInteraction.toModel(mail), null, numbers)));
        return log.latest("ana").cases().getLast().id();
    }

    private void commit(Fact... facts) {
        acting.act(
                "ana",
                "c" + Arrays.hashCode(facts),
                null,
                null,
                (context, numbers) -> new Decision.Accepted(List.of(facts)));
    }
}
