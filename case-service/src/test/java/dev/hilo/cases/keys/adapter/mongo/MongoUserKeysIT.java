package dev.hilo.cases.keys.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import dev.hilo.cases.keys.app.UserKeys;
import dev.hilo.cases.keys.app.UserKeysConformance;
import dev.hilo.cases.keys.model.DataKey;
import dev.hilo.cases.keys.model.KeyId;
import dev.hilo.kit.MongoIndexes;
import dev.hilo.kit.test.TestStore;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoUserKeysIT extends UserKeysConformance {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final KeyId ANA = new KeyId("ana", "user");
    private static final KeyId BOB = new KeyId("bob", "user");

    @BeforeEach
    void index() {
        MongoIndexes.create(STORE.database(), MongoUserKeys.INDEXES);
    }

    @Override
    protected UserKeys keys() {
        return keys(1);
    }

    @Test
    void a_key_lies_wrapped_and_names_its_master_key() {
        DataKey key = Objects.requireNonNull(keys().forSealing(List.of(ANA)).get(ANA));

        Document stored = Objects.requireNonNull(collection().find().first());
        assertThat(stored.getString("master"))
                .isEqualTo(MasterKeys.of(Optional.of(MasterKeysTest.key(1)), List.of())
                        .current());
        byte[] wrapped = stored.get("key", Binary.class).getData();
        assertThat(wrapped).hasSize(60);
        assertThat(HexFormat.of().formatHex(wrapped))
                .doesNotContain(HexFormat.of().formatHex(key.bytes(), 0, 8));
    }

    @Test
    void keys_of_a_former_master_key_are_read_and_new_ones_are_wrapped_with_the_current_one() {
        Map<KeyId, DataKey> before = keys(1).forSealing(List.of(ANA));

        Map<KeyId, DataKey> after = keys(2, 1).forSealing(List.of(ANA, BOB));

        assertThat(after).containsAllEntriesOf(before);
        assertThat(keys(2).existing(List.of(BOB))).containsOnlyKeys(BOB);
        assertThatThrownBy(() -> keys(2).existing(List.of(ANA)))
                .hasCauseInstanceOf(IOException.class)
                .hasMessageContaining("hilo.keys.former");
    }

    @Test
    void a_wrapped_key_is_of_no_use_in_another_ones_place() {
        keys().forSealing(List.of(ANA, BOB));
        Document ana = Objects.requireNonNull(
                collection().find(new Document("user", "ana")).first());
        collection().updateOne(new Document("user", "bob"), Updates.set("key", ana.get("key")));

        assertThatThrownBy(() -> keys().existing(List.of(BOB))).hasMessageContaining("was changed");
    }

    private static MongoUserKeys keys(int master, Integer... former) {
        return new MongoUserKeys(
                STORE.database(),
                MasterKeys.of(
                        Optional.of(MasterKeysTest.key(master)),
                        List.of(former).stream().map(MasterKeysTest::key).toList()));
    }

    private static MongoCollection<Document> collection() {
        return STORE.database().getCollection("keys");
    }
}
