package dev.hilo.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.hilo.local.process.ChildProcess;
import dev.hilo.local.process.ChildSpec;
import dev.hilo.local.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded store under a limit on the size of files, which fails a write in its middle as a full disk does. */
class FullDiskIT {
    /** In the shell's units of 512 bytes. */
    private static final int LIMIT = 2048;

    private static final int MOST_WRITES = 1000;

    @TempDir
    private Path state;

    @Test
    void a_store_that_cannot_write_says_why_and_ends_and_keeps_exactly_what_it_acknowledged() throws Exception {
        int port = Ports.free();
        ChildSpec store = new MongoSource.Embedded().process(state, port).orElseThrow();
        List<Integer> acknowledged = new ArrayList<>();
        try (ChildProcess limited = new ChildProcess(underLimit(store)).start();
                MongoClient client = client(port)) {
            limited.await(() -> Ports.answers(port), Duration.ofSeconds(60));

            MongoException failure = insertUntilRefused(documents(client), acknowledged);

            assertThat(failure)
                    .isNotNull()
                    .hasMessageContaining("cannot write its log")
                    .hasMessageContaining("large");
            assertThat(acknowledged).hasSizeBetween(50, MOST_WRITES);
            Awaitility.await().until(() -> !limited.isAlive());
            assertThat(String.join("\n", limited.logTail(50)))
                    .contains("The embedded store stops: it cannot write its log", "changes.log")
                    .doesNotContain("Begoña", "\tat ");
        }

        try (LocalMongo again = LocalMongo.start(new MongoSource.Embedded(), state, port);
                MongoClient client = client(port)) {
            assertThat(again.isEmbedded()).isTrue();
            assertThat(documents(client).find().map(document -> document.getInteger("_id")))
                    .containsExactlyElementsOf(acknowledged);
            documents(client).insertOne(new Document("_id", -1));
        }
    }

    private static @Nullable MongoException insertUntilRefused(
            MongoCollection<Document> documents, List<Integer> acknowledged) {
        for (int i = 0; i < MOST_WRITES; i++) {
            try {
                documents.insertOne(new Document("_id", i).append("text", "Begoña Íñiguez ".repeat(500)));
                acknowledged.add(i);
            } catch (MongoException e) {
                return e;
            }
        }
        return null;
    }

    private static ChildSpec underLimit(ChildSpec spec) {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f " + LIMIT + "; exec \"$@\"", "limited"));
        command.addAll(spec.command());
        return new ChildSpec(spec.name(), command, spec.environment(), spec.directory(), spec.log());
    }

    private static MongoCollection<Document> documents(MongoClient client) {
        return client.getDatabase("hilo_cases").getCollection("context_log");
    }

    private static MongoClient client(int port) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(
                        cluster -> cluster.hosts(List.of(new com.mongodb.ServerAddress("localhost", port)))
                                .serverSelectionTimeout(10, TimeUnit.SECONDS))
                .retryWrites(false)
                .build());
    }
}
