package dev.hilo.local.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
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
    void a_write_cut_short_by_a_crash_at_any_byte_is_cut_off() throws Exception {
        byte[] log = logOfThree();
        List<Long> ends = entryEnds(log);

        for (int length = 0; length < log.length; length++) {
            Files.write(file(), Arrays.copyOf(log, length));
            int whole = wholeEntries(ends, length);

            Store store = new Store(directory);

            assertThat(store.documents(NAMESPACE)).as("cut to %s bytes", length).hasSize(whole);
            assertThat(Files.size(file())).isEqualTo(whole == 0 ? 0 : ends.get(whole - 1));
            insert(store, "王芳", 1);
            store.close();
            assertThat(contents(new Store(directory))).hasSize(whole + 1).contains(document("王芳", 1));
        }
    }

    @Test
    void a_changed_byte_anywhere_is_reported_with_its_entry_and_nothing_is_cut_off() throws Exception {
        byte[] log = logOfThree();
        List<Long> ends = entryEnds(log);

        for (int changed = 0; changed < log.length; changed++) {
            for (int mask : new int[] {0x01, 0x80, 0xff}) {
                byte[] damaged = log.clone();
                damaged[changed] ^= (byte) mask;
                Files.write(file(), damaged);
                int whole = wholeEntries(ends, changed);
                long start = whole == 0 ? 0 : ends.get(whole - 1);

                assertThatThrownBy(() -> new Store(directory))
                        .as("byte %s changed by %s", changed, mask)
                        .isInstanceOf(StoreFailure.class)
                        .hasMessageContaining("changes.log is damaged at byte " + start + " of " + log.length)
                        .hasMessageContaining("./hilo reset");
                assertThat(Files.readAllBytes(file())).isEqualTo(damaged);
            }
        }
    }

    @Test
    void bytes_that_a_file_system_reserved_and_never_wrote_are_cut_off() throws Exception {
        byte[] log = logOfThree();
        Files.write(file(), Arrays.copyOf(log, log.length + 5_000));

        assertThat(new Store(directory).documents(NAMESPACE)).hasSize(3);
        assertThat(Files.size(file())).isEqualTo(log.length);
    }

    @Test
    void a_damaged_stretch_longer_than_any_write_is_reported() throws Exception {
        byte[] log = logOfThree();
        try (var channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {1}), 100L << 20);
        }

        assertThatThrownBy(() -> new Store(directory))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("damaged at byte " + log.length);
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

    private byte[] logOfThree() throws IOException {
        Store store = new Store(directory);
        insert(store, "José Núñez", 1);
        insert(store, "Begoña Íñiguez", 1);
        insert(store, "O'Brien", 1);
        store.close();
        return Files.readAllBytes(file());
    }

    private Path file() {
        return directory.resolve("changes.log");
    }

    /** Where each entry of an undamaged log ends. */
    private static List<Long> entryEnds(byte[] log) {
        List<Long> ends = new ArrayList<>();
        ByteBuffer entries = ByteBuffer.wrap(log);
        while (entries.hasRemaining()) {
            int body = entries.getInt();
            entries.position(entries.position() + 4 + body);
            ends.add((long) entries.position());
        }
        return ends;
    }

    private static int wholeEntries(List<Long> ends, long length) {
        return (int) ends.stream().filter(end -> end <= length).count();
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
