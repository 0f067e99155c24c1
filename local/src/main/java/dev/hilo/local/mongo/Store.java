package dev.hilo.local.mongo;

import dev.hilo.local.mongo.Change.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All documents, held in memory as BSON, with the change log that makes them durable. At the start a log that is mostly
 * history is rewritten: the state first, then as much history as change streams may want to resume from. Callers hold the
 * backend's lock.
 */
final class Store {
    /** Below this size a log is never rewritten. */
    private static final long SMALL = 64L << 20;
    /** Changes that are kept for change streams when the log is rewritten. */
    private static final int HISTORY = 100_000;

    private static final byte[] NOTHING = new byte[0];

    private final Map<String, Map<Key, Slot>> collections = new LinkedHashMap<>();
    private final ChangeLog log;

    Store(Path directory) {
        this(directory, SMALL, HISTORY);
    }

    /** Rewrites a log larger than {@code small} bytes and twice its state, keeping that many changes as history. */
    Store(Path directory, long small, int history) {
        Path file = directory.resolve("changes.log");
        try {
            Files.createDirectories(directory);
            ChangeLog opened = new ChangeLog(file, this::apply);
            log = opened.length() > Math.max(small, 2 * liveBytes()) ? rewritten(opened, file, history) : opened;
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded store cannot open " + file, e);
        }
    }

    /** Whether a collection is the server's own: its changes are no events. */
    static boolean isInternal(String namespace) {
        return namespace.contains(".system.") || namespace.startsWith("local.") || namespace.startsWith("admin.");
    }

    ChangeLog log() {
        return log;
    }

    /** The names of the databases that hold something. */
    Set<String> databases() {
        return collections.keySet().stream()
                .map(name -> name.substring(0, name.indexOf('.')))
                .collect(Collectors.toSet());
    }

    /** The documents of a collection in the order they were inserted; changes go through the other methods. */
    Map<Key, Slot> documents(String namespace) {
        return collections.computeIfAbsent(namespace, name -> new LinkedHashMap<>());
    }

    @Nullable
    Slot insert(String namespace, Key key, byte[] document) {
        Slot slot = new Slot(key, document);
        if (documents(namespace).putIfAbsent(key, slot) != null) {
            return null;
        }
        log.append(Operation.INSERT, namespace, key.bytes(), document);
        return slot;
    }

    void update(String namespace, Slot slot, byte[] document, boolean replaced) {
        slot.document(document);
        log.append(
                replaced ? Operation.REPLACE : Operation.UPDATE,
                namespace,
                slot.key().bytes(),
                document);
    }

    boolean delete(String namespace, Slot slot) {
        if (documents(namespace).remove(slot.key()) == null) {
            return false;
        }
        log.append(Operation.DELETE, namespace, slot.key().bytes(), slot.document());
        return true;
    }

    void drop(String namespace) {
        if (collections.remove(namespace) != null) {
            log.append(Operation.DROP, namespace, NOTHING, NOTHING);
        }
    }

    void rename(String from, String to) {
        Map<Key, Slot> documents = documents(from);
        drop(from);
        collections.put(to, documents);
        documents
                .values()
                .forEach(slot -> log.append(Operation.INSERT, to, slot.key().bytes(), slot.document()));
    }

    void close() {
        try {
            log.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded store cannot close its log", e);
        }
    }

    private void apply(Change change) {
        Map<Key, Slot> documents = documents(change.namespace());
        Key key = new Key(change.key());
        switch (change.operation()) {
            case INSERT, UPDATE, REPLACE, STATE -> {
                Slot there = documents.get(key);
                if (there == null) {
                    documents.put(key, new Slot(key, change.document()));
                } else {
                    there.document(change.document());
                }
            }
            case DELETE -> documents.remove(key);
            case DROP -> collections.remove(change.namespace());
        }
    }

    private long liveBytes() {
        return collections.values().stream()
                .flatMap(documents -> documents.values().stream())
                .mapToLong(slot -> slot.document().length + slot.key().bytes().length)
                .sum();
    }

    /** Replaying it gives the same state: the history only says again what the state at its head says already. */
    private ChangeLog rewritten(ChangeLog old, Path file, int history) throws IOException {
        Path fresh = file.resolveSibling("changes.log.new");
        Files.deleteIfExists(fresh);
        try (ChangeLog target = new ChangeLog(fresh, change -> {})) {
            collections.forEach((namespace, documents) -> documents
                    .values()
                    .forEach(slot -> target.append(new Change(
                            old.before(history),
                            Operation.STATE,
                            namespace,
                            slot.key().bytes(),
                            slot.document()))));
            old.newest(history).forEach(target::append);
        }
        old.close();
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        collections.clear();
        return new ChangeLog(file, this::apply);
    }
}
