package dev.hilo.local.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    private static final String NAMESPACE = "hilo_cases.context_log";

    @TempDir
    private Path directory;

    @Test
    void what_was_flushed_is_there_after_a_start_without_a_close() {
        Store store = new Store(directory);
        insert(store, "a", 1);
        Slot changed = insert(store, "b", 1);
        store.update(NAMESPACE, changed, bytes("b", 2), false);
        store.delete(NAMESPACE, insert(store, "c", 1));
        store.log().flush();

        assertThat(contents(new Store(directory))).containsExactly(document("a", 1), document("b", 2));
    }

    @Test
    void a_write_cut_short_by_a_crash_is_cut_off() throws Exception {
        Store store = new Store(directory);
        insert(store, "a", 1);
        store.log().flush();
        long whole = store.log().length();
        insert(store, "b", 1);
        store.close();
        Path file = directory.resolve("changes.log");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(file) - 3);
        }

        Store again = new Store(directory);
        assertThat(contents(again)).containsExactly(document("a", 1));
        assertThat(Files.size(file)).isEqualTo(whole);
        insert(again, "d", 1);
        again.close();
        assertThat(contents(new Store(directory))).containsExactly(document("a", 1), document("d", 1));
    }

    @Test
    void a_damaged_entry_ends_the_log() throws Exception {
        Store store = new Store(directory);
        insert(store, "a", 1);
        store.log().flush();
        long whole = store.log().length();
        insert(store, "b", 1);
        store.close();
        try (var channel = FileChannel.open(directory.resolve("changes.log"), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), whole + 20);
        }

        assertThat(contents(new Store(directory))).containsExactly(document("a", 1));
    }

    @Test
    void a_log_of_mostly_history_is_rewritten_with_its_newest_changes_for_streams() {
        Store store = new Store(directory, 10_000, 20);
        Slot slot = insert(store, "a", 0);
        for (int i = 1; i <= 500; i++) {
            store.update(NAMESPACE, slot, bytes("a", i), true);
        }
        long before = store.log().last();
        store.close();

        Store rewritten = new Store(directory, 10_000, 20);

        assertThat(contents(rewritten)).containsExactly(document("a", 500));
        assertThat(rewritten.log().length()).isLessThan(5_000);
        assertThat(rewritten.log().last()).isGreaterThanOrEqualTo(before);
        List<Change> newest = rewritten.log().after(before - 20, NAMESPACE, 100);
        assertThat(newest).hasSize(20);
        assertThat(newest.getLast().timestamp()).isEqualTo(before);
        assertThat(rewritten.log().isForgotten(before - 20)).isFalse();
        assertThat(rewritten.log().isForgotten(before - 30)).isTrue();
        rewritten.close();
        assertThat(contents(new Store(directory, 10_000, 20))).containsExactly(document("a", 500));
    }

    @Test
    void a_dropped_collection_is_gone_and_what_came_after_stays() {
        Store store = new Store(directory);
        insert(store, "a", 1);
        store.drop(NAMESPACE);
        insert(store, "b", 1);
        store.close();

        assertThat(contents(new Store(directory))).containsExactly(document("b", 1));
    }

    private static Slot insert(Store store, String id, int version) {
        Slot slot = store.insert(NAMESPACE, Key.of(id), bytes(id, version));
        assertThat(slot).isNotNull();
        return slot;
    }

    private static List<Document> contents(Store store) {
        return store.documents(NAMESPACE).values().stream()
                .map(slot -> Bson.decode(slot.document()))
                .toList();
    }

    private static byte[] bytes(String id, int version) {
        return Bson.encode(document(id, version));
    }

    private static Document document(String id, int version) {
        return new Document("_id", id).append("version", version);
    }
}
