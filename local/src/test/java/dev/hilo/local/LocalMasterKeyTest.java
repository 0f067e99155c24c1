package dev.hilo.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMasterKeyTest {
    @TempDir
    private Path state;

    @TempDir
    private Path elsewhere;

    @Test
    void a_key_is_made_once_and_only_its_owner_may_read_it() throws Exception {
        String made = LocalMasterKey.of(state);

        assertThat(Base64.getDecoder().decode(made)).hasSize(32);
        assertThat(LocalMasterKey.of(state)).isEqualTo(made);
        assertThat(LocalMasterKey.of(elsewhere)).isNotEqualTo(made);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(state.resolve("case-service/master.key"))))
                .isEqualTo("rw-------");
    }
}
