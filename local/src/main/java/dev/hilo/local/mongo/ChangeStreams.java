package dev.hilo.local.mongo;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.hilo.local.mongo.Change.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Change streams on a collection, a database or everything, read from the change log. They wait for changes; nobody polls. */
final class ChangeStreams {
    private static final int MOST_EVENTS = 1000;
    private static final long DEFAULT_WAIT_MILLIS = 1000;
    private static final int HISTORY_LOST = 286;
    private static final String TOKEN_HEAD = "82";
    private static final String TOKEN_TAIL = "2b0229296e04";

    private final ChangeLog log;
    private final ReentrantLock lock;
    private final Condition changed;
    private final Map<Long, Stream> streams = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong(1L << 40);

    ChangeStreams(ChangeLog log, ReentrantLock lock) {
        this.log = log;
        this.lock = lock;
        this.changed = lock.newCondition();
    }

    /** Wakes those who wait; the caller holds the lock. */
    void signal() {
        changed.signalAll();
    }

    boolean has(long cursor) {
        return streams.containsKey(cursor);
    }

    void close(long cursor) {
        streams.remove(cursor);
    }

    /**
     * Opens a stream.
     *
     * @param namespace the collection, {@code database.} or empty
     * @param options the {@code $changeStream} stage
     * @param stages the stages after it, run on each batch of events
     */
    Document open(
            String namespace,
            String cursorNamespace,
            Document options,
            UnaryOperator<List<Document>> stages,
            int most) {
        lock.lock();
        try {
            Object lookUp = options.get("fullDocument");
            boolean full = lookUp != null && !lookUp.equals("default");
            Stream stream = new Stream(namespace, cursorNamespace, start(options), full, stages);
            long id = ids.incrementAndGet();
            streams.put(id, stream);
            return batch("firstBatch", id, stream, most == 0 ? List.of() : stream.take(most));
        } finally {
            lock.unlock();
        }
    }

    /** Answers {@code getMore}: at once when there is something to tell, else when there is or the wait is over. */
    Document more(long id, int most, @Nullable Object maxTimeMillis) {
        long wait = maxTimeMillis instanceof Number number ? number.longValue() : DEFAULT_WAIT_MILLIS;
        long remaining = TimeUnit.MILLISECONDS.toNanos(wait);
        lock.lock();
        try {
            Stream stream = streams.get(id);
            if (stream == null) {
                throw new MongoServerError(43, "CursorNotFound", "cursor id " + id + " not found");
            }
            List<Document> events = stream.take(most);
            while (events.isEmpty() && remaining > 0) {
                remaining = changed.awaitNanos(remaining);
                events = stream.take(most);
            }
            return batch("nextBatch", id, stream, events);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MongoServerError(11601, "Interrupted", "the embedded store stops");
        } finally {
            lock.unlock();
        }
    }

    private long start(Document options) {
        Object token = options.get("resumeAfter") != null ? options.get("resumeAfter") : options.get("startAfter");
        long position = log.last();
        if (token instanceof Document resume) {
            position = timestamp(resume);
        } else if (options.get("startAtOperationTime") instanceof BsonTimestamp time) {
            position = time.getValue() - 1;
        }
        if (log.isForgotten(position)) {
            throw new MongoServerError(
                    HISTORY_LOST,
                    "ChangeStreamHistoryLost",
                    "the change log of the embedded store no longer reaches back to the resume point");
        }
        return position;
    }

    private static Document batch(String name, long id, Stream stream, List<Document> events) {
        return new Document(
                "cursor",
                new Document(name, events)
                        .append("postBatchResumeToken", token(stream.position))
                        .append("id", id)
                        .append("ns", stream.cursorNamespace));
    }

    private static Document token(long timestamp) {
        return new Document("_data", TOKEN_HEAD + String.format("%016x", timestamp) + TOKEN_TAIL);
    }

    private static long timestamp(Document token) {
        String data = Fields.required(token, "_data", String.class);
        return Long.parseUnsignedLong(data.substring(TOKEN_HEAD.length(), TOKEN_HEAD.length() + 16), 16);
    }

    private final class Stream {
        private final String namespace;
        private final String cursorNamespace;
        private final boolean full;
        private final UnaryOperator<List<Document>> stages;
        private long position;

        Stream(
                String namespace,
                String cursorNamespace,
                long position,
                boolean full,
                UnaryOperator<List<Document>> stages) {
            this.namespace = namespace;
            this.cursorNamespace = cursorNamespace;
            this.position = position;
            this.full = full;
            this.stages = stages;
        }

        List<Document> take(int most) {
            int limit = most == 0 ? MOST_EVENTS : Math.min(most, MOST_EVENTS);
            List<Change> changes = log.after(position, namespace, limit);
            position = changes.size() < limit ? log.last() : changes.getLast().timestamp();
            return changes.isEmpty()
                    ? List.of()
                    : stages.apply(changes.stream().map(this::event).toList());
        }

        private Document event(Change change) {
            int dot = change.namespace().indexOf('.');
            Document event = new Document("_id", token(change.timestamp()))
                    .append("operationType", change.operation().event())
                    .append("clusterTime", new BsonTimestamp(change.timestamp()))
                    .append("wallTime", Instant.ofEpochSecond(change.timestamp() >>> 32))
                    .append(
                            "ns",
                            new Document("db", change.namespace().substring(0, dot))
                                    .append("coll", change.namespace().substring(dot + 1)));
            if (change.operation() == Operation.DROP) {
                return event;
            }
            Document document = Bson.decode(change.document());
            event.append("documentKey", new Document("_id", document.get("_id")));
            switch (change.operation()) {
                case INSERT, REPLACE -> event.append("fullDocument", document);
                case UPDATE -> appendUpdate(event, document);
                default -> {}
            }
            return event;
        }

        /** The log holds documents, not differences: an update tells all fields as updated. */
        private void appendUpdate(Document event, Document document) {
            if (full) {
                event.append("fullDocument", document.cloneDeeply());
            }
            Document fields = document.cloneDeeply();
            fields.remove("_id");
            event.append(
                    "updateDescription",
                    new Document("updatedFields", fields)
                            .append("removedFields", List.of())
                            .append("truncatedArrays", List.of()));
        }
    }

    static boolean isOpening(Document command) {
        return command.get("pipeline") instanceof List<?> pipeline
                && !pipeline.isEmpty()
                && ((Document) pipeline.getFirst()).containsKey("$changeStream");
    }

    static boolean isOnEverything(Document options) {
        return Utils.isTrue(options.get("allChangesForCluster"));
    }
}
