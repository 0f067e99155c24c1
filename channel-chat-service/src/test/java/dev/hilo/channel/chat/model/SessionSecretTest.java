package dev.hilo.channel.chat.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionSecretTest {

    private final SessionSecret secret = SessionSecret.draw(new Random(1));

    @Test
    void it_is_read_back_as_the_same_session() {
        assertThat(SessionSecret.read(secret.value())).contains(secret);
        assertThat(secret.value()).matches("vis_[0-9a-f]{32}\\.[A-Za-z0-9_-]{43}");
    }

    @Test
    void neither_the_id_nor_what_is_stored_nor_what_a_log_would_show_gives_it_away() {
        assertThat(secret.sessionId()).matches("vis_[0-9a-f]{32}");
        assertThat(secret.hash()).matches("[0-9a-f]{64}").doesNotContain(secret.key());
        assertThat(secret.toString()).doesNotContain(secret.key());
    }

    @Test
    void it_is_known_by_its_hash_and_no_other_secret_of_the_session_is() {
        SessionSecret another = SessionSecret.draw(secret.sessionId(), new Random(2));

        assertThat(another.sessionId()).isEqualTo(secret.sessionId());
        assertThat(secret.hasHash(secret.hash())).isTrue();
        assertThat(another.hasHash(secret.hash())).isFalse();
        assertThat(secret.hasHash(null)).isFalse();
        assertThat(secret.hasHash("")).isFalse();
    }

    @Test
    void what_cannot_be_one_is_none() {
        assertThat(SessionSecret.read("")).isEmpty();
        assertThat(SessionSecret.read(secret.sessionId())).isEmpty();
        assertThat(SessionSecret.read("x".repeat(43))).isEmpty();
        assertThat(SessionSecret.read(secret.value() + "\n")).isEmpty();
        assertThat(SessionSecret.read(secret.sessionId() + "." + "ñ".repeat(43)))
                .isEmpty();
    }
}
