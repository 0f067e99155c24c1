package dev.hilo.cases.desk.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.desk.adapter.mongo.CaseIndexes.Key;
import dev.hilo.cases.desk.app.CaseList.Field;
import dev.hilo.cases.desk.app.CaseList.Order;
import dev.hilo.kit.MongoIndex;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every filter and sort that the list documents is served by an index, by the equality, sort, range rule. */
class CaseIndexesTest {

    @TestFactory
    Stream<DynamicTest> each_filter_and_sort_has_an_index_with_its_equalities_first_and_its_sort_behind() {
        return Stream.of(Field.values())
                .flatMap(field -> field.orders().stream()
                        .map(order -> DynamicTest.dynamicTest(field + " by " + order, () -> {
                            Set<String> equal = new HashSet<>(Set.of("status"));
                            String filter = CaseIndexes.FIELDS.get(field);
                            if (filter != null) {
                                equal.add(filter);
                            }
                            assertThat(CaseIndexes.declared()).anyMatch(index -> serves(keys(index), equal, order));
                        })));
    }

    @Test
    void the_rule_tells_an_index_that_serves_from_one_that_does_not() {
        List<Key> index = List.of(
                new Key("queue", true), new Key("status", true), new Key("openedAt", false), new Key("_id", false));
        assertThat(serves(index, Set.of("status", "queue"), Order.OPENED)).isTrue();
        assertThat(serves(index, Set.of("status", "queue"), Order.UPDATED)).isFalse();
        assertThat(serves(index, Set.of("queue"), Order.OPENED)).isFalse();
        assertThat(serves(index, Set.of("status", "agentId"), Order.OPENED)).isFalse();
    }

    @Test
    void no_index_stands_twice() {
        assertThat(CaseIndexes.declared()).doesNotHaveDuplicates();
    }

    private static List<Key> keys(MongoIndex index) {
        return index.keys().entrySet().stream()
                .map(key -> new Key(key.getKey(), key.getValue().equals(1)))
                .toList();
    }

    private static boolean serves(List<Key> index, Set<String> equal, Order order) {
        List<Key> sort = CaseIndexes.sort(order);
        if (index.size() < equal.size() + sort.size()) {
            return false;
        }
        Set<String> first = new HashSet<>();
        index.subList(0, equal.size()).forEach(key -> first.add(key.field()));
        List<Key> behind = index.subList(equal.size(), equal.size() + sort.size());
        List<Key> backwards =
                sort.stream().map(key -> new Key(key.field(), !key.ascending())).toList();
        return first.equals(equal) && (behind.equals(sort) || behind.equals(backwards));
    }
}
