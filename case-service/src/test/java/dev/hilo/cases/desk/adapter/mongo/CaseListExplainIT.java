package dev.hilo.cases.desk.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import dev.hilo.cases.context.model.CaseStatus;
import dev.hilo.cases.desk.app.CaseList.After;
import dev.hilo.cases.desk.app.CaseList.Field;
import dev.hilo.cases.desk.app.CaseList.Filter;
import dev.hilo.cases.desk.app.CaseList.Query;
import dev.hilo.kit.MongoIndexes;
import dev.hilo.kit.test.TestStore;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Asks a real MongoDB how it would serve each list; the embedded store cannot tell, and the test says so. */
class CaseListExplainIT {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @BeforeEach
    void aStoreThatExplains() {
        MongoIndexes.create(STORE.database(), MongoCaseList.INDEXES);
        try {
            STORE.database().runCommand(new Document("explain", new Document("find", "cases")));
        } catch (MongoCommandException e) {
            Assumptions.abort("this store does not explain its plans: " + e.getErrorMessage());
        }
    }

    @TestFactory
    Stream<DynamicTest> each_list_is_read_along_an_index_and_sorted_by_nobody() {
        return Stream.of(Field.values())
                .flatMap(field -> field.orders().stream()
                        .flatMap(order -> Stream.of(Set.<CaseStatus>of(), Set.of(CaseStatus.OPEN))
                                .map(statuses -> new Query(
                                        field == Field.ANY ? Filter.NONE : new Filter(field, "x"),
                                        statuses,
                                        order,
                                        null))))
                .map(query -> DynamicTest.dynamicTest(query.toString(), () -> {
                    assertServed(query, null);
                    assertServed(query, new After(query.order(), Instant.EPOCH, 3, "HILO-1"));
                }));
    }

    private static void assertServed(Query query, @org.jspecify.annotations.Nullable After after) {
        Document find = new Document("find", "cases")
                .append("filter", MongoCaseList.filter(query, after).toBsonDocument())
                .append("sort", CaseIndexes.sorting(query.order()).toBsonDocument())
                .append("limit", 50);
        String plan = STORE.database()
                .runCommand(new Document("explain", find).append("verbosity", "queryPlanner"))
                .get("queryPlanner", Document.class)
                .get("winningPlan")
                .toString();
        assertThat(plan).contains("IXSCAN").doesNotContain("COLLSCAN").doesNotContain("stage=SORT,");
    }
}
