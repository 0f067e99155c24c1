package dev.hilo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What MongoDB is asked, by the list in {@code docs/mongodb-commands.md}, is served by the indexes of the same list: what must be
 * equal first, then what is sorted by. The suites on the platform see to it that the list is what is sent.
 */
class CommandListTest {

    private static final String SMALL = "a small collection";

    @TestFactory
    Stream<DynamicTest> each_command_is_served_by_an_index() throws IOException {
        Map<String, String> all = CommandList.readWithReasons();
        return all.entrySet().stream()
                .filter(row -> row.getKey().matches("\\S+: (find|update|delete|findAndModify|aggregate) .*"))
                .filter(row ->
                        !row.getValue().contains(SMALL) && !row.getValue().contains("asked once"))
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey(),
                        () -> assertThat(isServed(row.getKey(), all.keySet()))
                                .as("served by an index that is declared")
                                .isTrue()));
    }

    @Test
    void the_rule_tells_what_an_index_serves_from_what_it_does_not() {
        Set<String> declared = Set.of("s: createIndexes cases indexes=[{key:{status,queue,priority,-openedAt},name}]");

        assertThat(isServed(
                        "s: find cases filter={$and:[{status:{$in:[]}},{queue}]} sort={priority,-openedAt}", declared))
                .isTrue();
        assertThat(isServed("s: find cases filter={$and:[{status},{queue}]} sort={-priority,openedAt}", declared))
                .as("backwards")
                .isTrue();
        assertThat(isServed("s: find cases filter={$and:[{status},{queue}]} sort={priority,openedAt}", declared))
                .as("of another order")
                .isFalse();
        assertThat(isServed("s: find cases filter={$and:[{status},{queue}]} sort={priority,-openedAt,_id}", declared))
                .as("sorted by one field more")
                .isFalse();
        assertThat(isServed("s: find cases filter={status} sort={priority}", declared))
                .as("with a field between")
                .isFalse();
        assertThat(isServed("s: find cases filter={queue}", declared))
                .as("not by the first field")
                .isFalse();
        assertThat(isServed("s: find cases filter={_id:{$in:[]}} sort={priority}", declared))
                .as("known ids")
                .isTrue();
    }

    @Test
    void every_collection_is_in_the_script_that_shards() throws IOException {
        String script = Files.readString(Path.of("../deploy/mongodb/shard.js"));

        assertThat(CommandList.read().stream()
                        .filter(row -> row.matches("\\S+: (find|insert|update) .*"))
                        .map(row -> row.split(" ")[2])
                        .distinct())
                .allSatisfy(collection -> assertThat(script).containsPattern("\\b" + collection + "\\b"));
    }

    static boolean isServed(String row, Set<String> all) {
        String service = row.substring(0, row.indexOf(' '));
        String command = row.substring(row.indexOf(' ') + 1);
        String collection = command.split(" ", 3)[1];
        Map<String, @Nullable Object> filter = filter(command);
        Map<String, @Nullable Object> sort = CommandShape.part(command, " sort=");
        List<List<String>> indexes = new ArrayList<>(List.of(List.of("_id")));
        all.stream()
                .filter(one -> one.startsWith(service + " createIndexes " + collection + " "))
                .forEach(one -> indexes.add(List.copyOf(
                        Objects.requireNonNull(CommandShape.part(one, "key:")).keySet())));
        Set<String> equal = CommandShape.equal(filter);
        if (equal.contains("_id")) {
            return true;
        }
        return sort == null
                ? indexes.stream()
                        .anyMatch(index -> CommandShape.bounded(filter)
                                .contains(index.getFirst().replace("-", "")))
                : indexes.stream().anyMatch(index -> isInOrder(index, equal, List.copyOf(sort.keySet())));
    }

    private static Map<String, @Nullable Object> filter(String command) {
        for (String name : List.of(" filter=", " query=", "es={q:", "pipeline=[{$match:")) {
            Map<String, @Nullable Object> filter = CommandShape.part(command, name);
            if (filter != null) {
                return filter;
            }
        }
        throw new AssertionError("no filter in " + command);
    }

    private static boolean isInOrder(List<String> index, Set<String> equal, List<String> sort) {
        int first = 0;
        while (first < index.size() && equal.contains(index.get(first).replace("-", ""))) {
            first++;
        }
        for (int begin = first; begin >= 0; begin--) {
            if (index.size() >= begin + sort.size()) {
                List<String> ordered = index.subList(begin, begin + sort.size());
                if (ordered.equals(sort) || ordered.equals(backwards(sort))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> backwards(List<String> sort) {
        return sort.stream()
                .map(field -> field.startsWith("-") ? field.substring(1) : "-" + field)
                .toList();
    }
}
