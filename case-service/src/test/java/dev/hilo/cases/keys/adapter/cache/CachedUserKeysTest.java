package dev.hilo.cases.keys.adapter.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.keys.app.InMemoryUserKeys;
import dev.hilo.cases.keys.app.UserKeys;
import dev.hilo.cases.keys.app.UserKeysConformance;
import dev.hilo.cases.keys.model.KeyId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CachedUserKeysTest extends UserKeysConformance {

    private static final KeyId ID = new KeyId("ana", "user");

    private final InMemoryUserKeys behind = new InMemoryUserKeys();
    private final AtomicLong now = new AtomicLong();
    private final UserKeys keys = new CachedUserKeys(behind, now::get);

    @Override
    protected UserKeys keys() {
        return keys;
    }

    @Test
    void a_key_is_read_once_within_half_a_minute() {
        behind.forSealing(List.of(ID));
        keys.existing(List.of(ID));
        int before = behind.lookUps();

        keys.existing(List.of(ID));

        assertThat(behind.lookUps()).isEqualTo(before);
    }

    @Test
    void a_key_that_another_replica_destroyed_is_gone_after_half_a_minute() {
        behind.forSealing(List.of(ID));
        keys.existing(List.of(ID));
        behind.destroyAll("ana", Set.of());
        assertThat(keys.existing(List.of(ID))).containsOnlyKeys(ID);

        now.addAndGet(CachedUserKeys.KEPT.toNanos());

        assertThat(keys.existing(List.of(ID))).isEmpty();
    }

    @Test
    void what_is_sealed_often_is_looked_up_once() {
        var first = keys.forSealing(List.of(ID));
        int before = behind.lookUps();

        assertThat(keys.forSealing(List.of(ID))).isEqualTo(first);
        assertThat(keys.existing(List.of(ID))).isEqualTo(first);
        assertThat(behind.lookUps()).isEqualTo(before);
    }
}
