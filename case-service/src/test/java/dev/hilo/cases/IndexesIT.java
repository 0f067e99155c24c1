package dev.hilo.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Indexes;
import dev.hilo.cases.context.adapter.mongo.MongoContextLog;
import dev.hilo.kit.MongoIndex;
import dev.hilo.kit.MongoIndexes;
import dev.hilo.kit.test.TestStore;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The indexes of the service on a store: which are missing is told, and what is created is not missing any more. */
class IndexesIT {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private final MongoIndexes all = new IndexWiring().indexes();

    @Test
    void on_an_empty_database_all_are_missing_and_after_they_were_created_none_is() {
        assertThat(all.wrong(STORE.database())).hasSameSizeAs(all.all());

        all.create(STORE.database());
        all.create(STORE.database());

        assertThat(all.wrong(STORE.database())).isEmpty();
    }

    @Test
    void none_is_declared_twice() {
        assertThat(all.all())
                .extracting(index -> index.collection() + index.keys())
                .doesNotHaveDuplicates();
    }

    @Test
    void the_one_that_is_missing_is_named_and_an_index_of_another_order_is_another_index() {
        all.create(STORE.database());
        STORE.database().getCollection("audit").dropIndex("status_1_at_-1__id_-1");
        STORE.database().getCollection("audit").createIndex(Indexes.ascending("status", "at", "_id"));

        assertThat(all.wrong(STORE.database()))
                .extracting(Object::toString)
                .containsExactly("index status_1_at_-1__id_-1 of audit is missing");
    }

    @Test
    void an_index_that_should_be_unique_and_is_not_is_named() {
        STORE.database().getCollection("context_log").createIndex(Indexes.ascending("user", "causes"));

        assertThat(new MongoIndexes(MongoContextLog.INDEXES).wrong(STORE.database()))
                .filteredOn(wrong -> wrong.index().unique())
                .extracting(Object::toString)
                .containsExactly("unique index user_1_causes_1 of context_log is there but not unique:"
                        + " drop it, and it is created as it must be");
    }

    @Test
    void a_populated_log_can_be_sharded_by_user_since_an_index_begins_with_it_that_is_not_multikey() {
        assertThat(MongoContextLog.INDEXES)
                .filteredOn(index -> !index.keys().containsKey("causes"))
                .extracting(MongoIndex::keys)
                .containsExactly(new Document("user", 1));
    }

    @Test
    void names_are_mongodbs_own() {
        new MongoIndexes(List.of(MongoIndex.on("names", "queue", "-openedAt"))).create(STORE.database());

        assertThat(STORE.database().getCollection("names").listIndexes())
                .extracting(index -> index.getString("name"))
                .contains("queue_1_openedAt_-1");
    }
}
