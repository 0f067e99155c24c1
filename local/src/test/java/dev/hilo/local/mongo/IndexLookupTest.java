package dev.hilo.local.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A query that these indexes serve must never be a scan: the benchmark and the promise of DESIGN rest on it. */
class IndexLookupTest {
    private final UniqueIndex ids = new UniqueIndex("_id_", List.of(new IndexKey("_id", true)), false);
    private final UniqueIndex causes = new UniqueIndex(
            "user_1_causes_1", List.of(new IndexKey("user", true), new IndexKey("causes", true)), false);
    private final Slot one = slot("ana", 1, "c1");
    private final Slot two = slot("ana", 2, "c2");

    @Test
    void in_on_sub_document_ids_is_served_with_whatever_else_is_asked() {
        Document query = new Document("version", new Document("$lt", 9))
                .append("_id", new Document("$in", List.of(id("ana", 2L), id("ana", 7))));

        assertThat(IndexLookup.candidates(indexes(), query))
                .hasValueSatisfying(found -> assertThat(found.slots()).containsExactly(two));
    }

    @Test
    void user_with_a_list_of_causes_is_served_by_the_index_of_both() {
        Document query = new Document("user", "ana").append("causes", new Document("$in", List.of("c1", "c9", "c2")));

        assertThat(IndexLookup.candidates(indexes(), query))
                .hasValueSatisfying(found -> assertThat(found.slots()).containsExactly(one, two));
    }

    @Test
    void long_lists_of_users_and_causes_are_served_by_the_causes() {
        List<Object> users = new ArrayList<>(List.of("ana"));
        List<Object> wanted = new ArrayList<>(List.of("c2"));
        for (int i = 0; i < 500; i++) {
            users.add("user" + i);
            wanted.add("cause" + i);
        }
        Document query = new Document("user", new Document("$in", users)).append("causes", new Document("$in", wanted));

        assertThat(IndexLookup.candidates(indexes(), query))
                .hasValueSatisfying(found -> assertThat(found.slots()).containsExactly(two));
        causes.removeDocument(new KeyValue("ana", "c2"));
        assertThat(IndexLookup.candidates(indexes(), query))
                .hasValueSatisfying(found -> assertThat(found.slots()).isEmpty());
    }

    @Test
    void what_the_index_answered_is_not_compared_again_and_everything_else_is() {
        Document ids = new Document("$in", List.of(id("ana", 1), id("ana", 2)));
        Document more = new Document("$in", List.of(id("ana", 1))).append("$ne", id("ana", 2));
        Document young = new Document("version", new Document("$lt", 9));

        assertThat(rest(new Document("_id", ids))).isEmpty();
        assertThat(rest(new Document("$and", List.of(new Document("_id", ids), young))))
                .isEqualTo(new Document("$and", List.of(young)));
        assertThat(rest(new Document("_id", more))).isEqualTo(new Document("_id", more));
        assertThat(rest(new Document("user", "ana").append("causes", "c1"))).isEmpty();
        assertThat(rest(new Document("$and", List.of(new Document("_id", ids), new Document("_id", more)))))
                .isEqualTo(new Document("$and", List.of(new Document("_id", more))));
    }

    @Test
    void conditions_under_and_count_as_well() {
        Document query = new Document(
                "$and", List.of(new Document("_id", new Document("$eq", id("ana", 1))), new Document("at", "now")));

        assertThat(IndexLookup.candidates(indexes(), query))
                .hasValueSatisfying(found -> assertThat(found.slots()).containsExactly(one));
    }

    @Test
    void other_conditions_are_left_to_a_scan() {
        assertThat(IndexLookup.candidates(indexes(), new Document("user", "ana")))
                .isEmpty();
        assertThat(IndexLookup.candidates(indexes(), new Document("_id", new Document("$gt", id("ana", 1)))))
                .isEmpty();
        assertThat(IndexLookup.candidates(indexes(), new Document("_id", new BsonRegularExpression("a", ""))))
                .isEmpty();
        assertThat(IndexLookup.candidates(indexes(), new Document("_id", null))).isEmpty();
        assertThat(IndexLookup.candidates(indexes(), new Document("$or", List.of(new Document("_id", id("ana", 1))))))
                .isEmpty();
    }

    private Document rest(Document query) {
        return IndexLookup.candidates(indexes(), query).orElseThrow().rest();
    }

    private List<Index<Slot>> indexes() {
        return List.of(ids, causes);
    }

    private Slot slot(String user, int version, String cause) {
        Document document =
                new Document("_id", id(user, version)).append("user", user).append("causes", List.of(cause));
        Slot slot = new Slot(Key.of(document.get("_id")), Bson.encode(document));
        ids.putKeyPosition(new KeyValue(document.get("_id")).normalized(), slot);
        causes.putKeyPosition(new KeyValue(user, cause), slot);
        return slot;
    }

    private static Document id(String user, Number version) {
        return new Document("user", user).append("version", version);
    }
}
