package dev.hilo.cases.context.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.context.adapter.mongo.MongoContextLog;
import dev.hilo.cases.context.adapter.mongo.MongoIdentities;
import dev.hilo.cases.context.adapter.mongo.Pseudonyms;
import dev.hilo.cases.context.model.Agent;
import dev.hilo.cases.context.model.Case;
import dev.hilo.cases.context.model.CaseFact;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Fact;
import dev.hilo.cases.context.model.Priority;
import dev.hilo.cases.keys.app.InMemoryUserKeys;
import dev.hilo.kit.MongoIndexes;
import dev.hilo.local.LocalMongo;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongoContextLogIT extends ContextLogConformance {

    @TempDir
    static Path state;

    private static LocalMongo mongo;
    private static MongoClient client;

    private MongoContextLog log;
    private MongoIdentities identities;

    @BeforeAll
    void start() {
        mongo = LocalMongo.start(state);
        client = MongoClients.create(mongo.connectionString());
        MongoDatabase database = client.getDatabase("hilo_cases_conformance");
        log = new MongoContextLog(database, new InMemoryUserKeys());
        MongoIndexes.create(database, MongoContextLog.INDEXES);
        identities =
                new MongoIdentities(database, Pseudonyms.of(List.of("aGlsby1oaWxvLWhpbG8taGlsby1oaWxvLWhpbG8tMTI=")));
    }

    @AfterAll
    static void stop() {
        client.close();
        mongo.close();
    }

    @Test
    void a_commit_that_is_larger_than_the_stream_carries_is_not_appended_nor_is_any_beside_it() {
        Agent marta = new Agent("marta", "Marta");
        Fact note = new CaseFact.NoteAdded("HILO-1", "n1", marta, "x".repeat(6_400_000), List.of());
        Commit large =
                new Commit("large", 1, List.of("l1"), Instant.parse("2026-11-25T08:00:00Z"), List.of(note), null);
        Fact hello = new CaseFact.NoteAdded("HILO-2", "n2", marta, "Begoña llamó", List.of());
        Commit small = new Commit("small", 1, List.of("s1"), large.at(), List.of(hello), null);

        assertThatThrownBy(() -> log.append(List.of(small, large)))
                .isInstanceOfSatisfying(
                        CommitTooLarge.class,
                        refused -> assertThat(refused.users()).containsExactly("large"));

        assertThat(log.latest("large").version()).isZero();
        assertThat(log.latest("small").version()).isZero();
    }

    @Test
    void a_snapshot_of_thousands_of_cases_is_read_as_it_was_saved() {
        List<Case> cases = new ArrayList<>();
        Context context = Context.empty("íñigo");
        for (int i = 0; i < 6_000; i++) {
            Fact opened = new CaseFact.CaseOpened(
                    "HILO-" + i,
                    null,
                    "Impresora nº " + i,
                    "email",
                    "es",
                    Priority.USUAL,
                    "service-desk",
                    null,
                    null,
                    null,
                    null,
                    "íñigo");
            cases.addAll(
                    context.with(opened, Instant.parse("2026-11-25T08:00:00Z")).cases());
        }
        Context large = new Context("íñigo", 7, context.at(), context.members(), cases, context.lineage());
        log.saveSnapshots(List.of(large));

        assertThat(log.snapshots(List.of("íñigo")).get("íñigo")).isEqualTo(large);
    }

    @Override
    ContextLog log() {
        return log;
    }

    @Override
    Identities identities() {
        return identities;
    }
}
