package dev.hilo.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.hilo.local.process.Installation;
import dev.hilo.local.process.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a {@code mongod} binary, walked with a script of that name that understands the same options. */
class MongodIT {
    private static final String SCRIPT = """
            #!/bin/sh
            [ "$1 $2 $3 $4" = "--replSet rs0 --bind_ip 127.0.0.1" ] || exit 9
            while [ $# -gt 1 ]; do
              case $1 in --port) port=$2 ;; --dbpath) data=$2 ;; esac
              shift
            done
            exec %s -Dio.netty.noUnsafe=true -cp %s dev.hilo.local.mongo.EmbeddedMongo "$port" "$data"
            """;

    @TempDir
    private Path state;

    @Test
    void it_is_started_as_a_replica_set_of_one_and_what_it_wrote_survives_kill_9() throws Exception {
        Path binary = state.resolve("mongod");
        Files.writeString(
                binary,
                SCRIPT.formatted(Installation.java(), Installation.current().classPath()));
        assertThat(binary.toFile().setExecutable(true)).isTrue();

        try (LocalMongo mongo = LocalMongo.start(new MongoSource.Binary(binary), state, Ports.free())) {
            assertThat(mongo.describe()).contains(binary.toString());
            try (MongoClient client = MongoClients.create(mongo.connectionString())) {
                client.getDatabase("d").getCollection("c").insertOne(new Document("_id", 1));
                mongo.kill9();
                mongo.restart();
                assertThat(client.getDatabase("d").getCollection("c").countDocuments())
                        .isEqualTo(1);
            }
            ProcessHandle shell =
                    ProcessHandle.of(mongo.process().orElseThrow().pid()).orElseThrow();
            ProcessHandle server = shell.descendants()
                    .filter(child -> child.info().command().orElse("").endsWith("java"))
                    .findFirst()
                    .orElseThrow();
            mongo.close();
            assertThat(server.isAlive()).isFalse();
        }
    }
}
