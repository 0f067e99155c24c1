package dev.hilo.channel.email.inbound.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.channel.email.TestMongo;
import dev.hilo.channel.email.inbound.app.Checkpoint.Attempts;
import dev.hilo.channel.email.inbound.app.UnreadableMails.Unreadable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MongoCheckpointTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final TestMongo mongo = new TestMongo();
    private final MongoCheckpoint checkpoint =
            new MongoCheckpoint(mongo.database(), "imap://soporte@mail/INBOX", Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void close() {
        mongo.close();
    }

    @Test
    void it_only_rises_and_each_folder_has_its_own() {
        assertThat(checkpoint.reached(1)).isZero();
        checkpoint.reach(1, 7);
        checkpoint.reach(1, 5);

        assertThat(checkpoint.reached(1)).isEqualTo(7);
        assertThat(checkpoint.reached(2)).isZero();
    }

    @Test
    void what_is_being_read_is_known_until_it_has_been() {
        assertThat(checkpoint.unfinished(1)).isEmpty();
        checkpoint.begin(1, List.of(3L, 4L), false);
        checkpoint.begin(1, List.of(4L), true);
        checkpoint.begin(1, List.of(4L), true);

        assertThat(checkpoint.reached(1)).isZero();
        assertThat(checkpoint.unfinished(1)).isEqualTo(Map.of(3L, new Attempts(0, NOW), 4L, new Attempts(2, NOW)));
        assertThat(checkpoint.unfinished(2)).isEmpty();

        checkpoint.end(1, List.of(3L, 9L));
        assertThat(checkpoint.unfinished(1)).containsOnlyKeys(4L);
        checkpoint.reach(1, 9);
        assertThat(checkpoint.unfinished(1)).containsOnlyKeys(4L);
        checkpoint.end(1, List.of(4L));
        assertThat(checkpoint.unfinished(1)).isEmpty();
        assertThat(checkpoint.reached(1)).isEqualTo(9);
    }

    @Test
    void the_latest_mails_put_aside_are_named_by_their_uid_and_reason_not_by_what_they_say() {
        MongoUnreadableMails mails =
                new MongoUnreadableMails(mongo.database(), "soporte@hilo.local", Duration.ofDays(30));
        MongoUnreadableMails others =
                new MongoUnreadableMails(mongo.database(), "redes@hilo.local", Duration.ofDays(30));
        assertThat(mails.latest()).isEmpty();
        for (int i = 1; i <= 7; i++) {
            mails.keep(new Unreadable(i, 10, NOW, new byte[] {(byte) i}, "no mail", NOW.plusSeconds(i)));
        }

        assertThat(mails.latest()).hasSize(5).first().isEqualTo("uid 7 of 2026-11-23T10:00:00Z, 10 bytes: no mail");
        assertThat(others.latest()).isEmpty();
    }
}
