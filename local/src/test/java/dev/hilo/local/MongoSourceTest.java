package dev.hilo.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongoSourceTest {
    @TempDir
    private Path directory;

    @Test
    void a_connection_string_comes_before_all_else() throws Exception {
        Path mongod = mongod();

        MongoSource source = MongoSource.find(
                Map.of("HILO_MONGODB_URI", "mongodb://db/?replicaSet=rs", "HILO_MONGOD", mongod.toString()), true);

        assertThat(source).isEqualTo(new MongoSource.Existing("mongodb://db/?replicaSet=rs"));
        assertThat(source.process(directory, 1)).isEmpty();
    }

    @Test
    void a_named_mongod_comes_before_one_on_the_path() throws Exception {
        Path mongod = mongod();

        assertThat(MongoSource.find(Map.of("HILO_MONGOD", mongod.toString(), "PATH", "/elsewhere"), true))
                .isEqualTo(new MongoSource.Binary(mongod));
        assertThat(MongoSource.find(Map.of("PATH", "/nowhere:" + directory), true))
                .isEqualTo(new MongoSource.Binary(mongod));
    }

    @Test
    void a_named_mongod_that_is_not_there_is_said() {
        assertThatThrownBy(() -> MongoSource.find(Map.of("HILO_MONGOD", "/nowhere/mongod"), true))
                .hasMessageContaining("HILO_MONGOD is set to /nowhere/mongod, which is not an executable file");
    }

    @Test
    void without_any_the_embedded_server_says_what_it_does_not_do() {
        Map<String, String> nothing = Map.of("PATH", "/nowhere", "DOCKER_HOST", "unix:///nowhere.sock");

        MongoSource source = MongoSource.find(nothing, true);

        assertThat(source).isEqualTo(new MongoSource.Embedded());
        assertThat(source.describe())
                .contains("embedded", "no transactions", "no TTL", "no authentication")
                .doesNotContain("\n");
    }

    private Path mongod() throws Exception {
        return Files.createFile(
                directory.resolve("mongod"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
