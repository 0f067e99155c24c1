package dev.hilo.channel.chat.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionSecretTest {

    @Test
    void it_is_read_back_as_the_same_session() {
        SessionSecret secret = SessionSecret.draw(new Random(1));

        assertThat(SessionSecret.read(secret.value())).contains(secret);
        assertThat(secret.value()).hasSize(43);
    }

    @Test
    void neither_the_id_nor_what_a_log_would_show_gives_it_away() {
        SessionSecret secret = SessionSecret.draw(new Random(1));

        assertThat(secret.sessionId()).matches("vis_[0-9a-f]{32}").doesNotContain(secret.value());
        assertThat(secret.toString()).doesNotContain(secret.value());
    }

    @Test
    void what_cannot_be_one_is_none() {
        assertThat(SessionSecret.read("")).isEmpty();
        assertThat(SessionSecret.read("vis_00000000000000000000000000000000")).isEmpty();
        assertThat(SessionSecret.read("ñ".repeat(43))).isEmpty();
    }
}
