package dev.hilo.local.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The commands. One lock orders them all; each command's changes reach the log in one write before it is answered. What the
 * store cannot do is refused with a message, never accepted and left undone, but for TTL and secondary indexes, which change
 * no answer.
 */
final class EmbeddedBackend extends AbstractMongoBackend {
    private static final int SHUTDOWN_IN_PROGRESS = 91;

    private final Store store;
    private final ReplicaSet replicaSet;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final ChangeStreams streams;
    private final CompletableFuture<StoreFailure> failed = new CompletableFuture<>();
    private final FailPoints failPoints = new FailPoints(lock);
    private volatile boolean closing;

    EmbeddedBackend(Store store, String host) {
        this.store = store;
        this.replicaSet = new ReplicaSet(host);
        this.streams = new ChangeStreams(store.log(), lock);
        store.databases().forEach(this::resolveDatabase);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new DocumentDatabase(name, getCursorRegistry(), store);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        try {
            return answer(channel, database, command, query);
        } catch (StoreFailure e) {
            if (!closing) {
                failed.complete(e);
            }
            throw new MongoServerError(
                    SHUTDOWN_IN_PROGRESS, "ShutdownInProgress", "The embedded store stops: " + e.getMessage());
        } catch (MongoServerException e) {
            throw e;
        } catch (RuntimeException e) {
            System.err.printf("The embedded store failed at %s: %s %s%n", command, e.getClass(), e.getStackTrace()[0]);
            throw e;
        }
    }

    private Document answer(Channel channel, String database, String command, Document query) {
        refuseTransactions(query);
        FailPoints.Failure failure = failPoints.failure(database, command, query);
        if (failure != null) {
            sleep(failure.blockMillis());
            if (failure.closesConnection()) {
                channel.close();
                return new Document();
            }
            Document error = failure.error();
            if (error != null) {
                return error;
            }
        }
        Document answer = carryOut(channel, database, command, query);
        if (failure != null) {
            failure.complete(answer);
        }
        answer.put("ok", 1.0);
        answer.put("operationTime", new BsonTimestamp(store.log().last()));
        return answer;
    }

    private Document carryOut(Channel channel, String database, String command, Document query) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "configurefailpoint" -> failPoints.configure(query);
            case "waitforfailpoint" -> failPoints.await(query);
            case "hello" -> replicaSet.hello(false, store.log().last());
            case "ismaster" -> replicaSet.hello(true, store.log().last());
            case "replsetgetstatus" -> replicaSet.status();
            case "ping", "endsessions", "refreshsessions", "killsessions" -> new Document();
            case "startsession" -> new Document("timeoutMinutes", 30);
            case "getmore" -> getMore(channel, database, command, query);
            case "aggregate" -> aggregate(channel, database, command, query);
            default -> ordered(() -> execute(channel, database, command, query));
        };
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the store cannot go on. Until then, and for as long as the JVM runs, commands are refused. */
    StoreFailure awaitFailure() {
        return failed.join();
    }

    @Override
    public void close() {
        closing = true;
        lock.lock();
        try {
            store.close();
            super.close();
        } finally {
            lock.unlock();
        }
    }

    private Document execute(Channel channel, String database, String command, Document query) {
        UnaryOperator<Document> handler = sent -> super.handleCommand(channel, database, command, sent);
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "insert" -> WriteCommands.insert(query, handler);
            case "update" ->
                failPoints.isOn(FailPoints.HANG_BEFORE_INSERT)
                        ? WriteCommands.updates(
                                query, racing(database, Fields.required(query, command, String.class), handler))
                        : WriteCommands.batch(query, "updates", handler);
            case "delete" -> WriteCommands.batch(query, "deletes", handler);
            case "createindexes" -> {
                refusePartialIndexes(query);
                yield handler.apply(query);
            }
            case "listdatabases" -> new Document("databases", databases());
            case "killcursors" -> {
                Fields.required(query, "cursors", List.class).forEach(id -> streams.close((Long) id));
                yield handler.apply(query);
            }
            default -> handler.apply(query);
        };
    }

    private RacingUpserts racing(String database, String name, UnaryOperator<Document> handler) {
        return new RacingUpserts(
                handler,
                filter -> {
                    MongoCollection<?> collection = resolveDatabase(database).resolveCollection(name, false);
                    return collection != null
                            && collection.handleQueryAsStream(filter).findAny().isPresent();
                },
                () -> failPoints.hang(FailPoints.HANG_BEFORE_INSERT));
    }

    private Document getMore(Channel channel, String database, String command, Document query) {
        long cursor = Fields.required(query, command, Number.class).longValue();
        if (streams.has(cursor)) {
            return streams.more(cursor, number(query.get("batchSize")), query.get("maxTimeMS"));
        }
        return ordered(() -> super.handleCommand(channel, database, command, query));
    }

    private Document aggregate(Channel channel, String database, String command, Document query) {
        if (ChangeStreams.isOpening(query)) {
            return openChangeStream(database, Fields.required(query, command, Object.class), query);
        }
        return ordered(() -> {
            Document first = firstStage(query);
            if (first != null && query.get(command) instanceof String name && first.containsKey("$match")) {
                Document answer = aggregateMatched(database, name, query);
                if (answer != null) {
                    return answer;
                }
            }
            return super.handleCommand(channel, database, command, query);
        });
    }

    /** A pipeline that begins with {@code $match} reads through the indexes, like a find. */
    private @Nullable Document aggregateMatched(String database, String name, Document query) {
        MongoDatabase resolved = resolveDatabase(database);
        MongoCollection<?> collection = resolved.resolveCollection(name, false);
        if (collection == null) {
            return null;
        }
        List<Document> pipeline = Aggregation.parse(query.get("pipeline"));
        Document match = Fields.required(pipeline.getFirst(), "$match", Document.class);
        Aggregation rest = Aggregation.fromPipeline(
                pipeline.subList(1, pipeline.size()), this::resolveDatabase, resolved, collection, NoopOplog.get());
        rest.validate(query);
        List<Document> found = rest.runStages(collection.handleQueryAsStream(match));
        return new Document(
                "cursor",
                new Document("id", 0L).append("ns", collection.getFullName()).append("firstBatch", found));
    }

    private Document openChangeStream(String database, Object collection, Document query) {
        List<Document> pipeline = Aggregation.parse(query.get("pipeline"));
        Document options = Fields.required(pipeline.getFirst(), "$changeStream", Document.class);
        List<Document> rest = pipeline.subList(1, pipeline.size()).stream()
                .filter(stage -> !stage.containsKey("$changeStreamSplitLargeEvent"))
                .toList();
        UnaryOperator<List<Document>> stages = rest.isEmpty()
                ? events -> events
                : events -> Aggregation.fromPipeline(
                                rest, this::resolveDatabase, resolveDatabase(database), null, NoopOplog.get())
                        .runStages(events.stream());
        String namespace = database + ".";
        String cursorNamespace = namespace + "$cmd.aggregate";
        if (collection instanceof String name) {
            namespace = database + "." + name;
            cursorNamespace = namespace;
        } else if (ChangeStreams.isOnEverything(options)) {
            namespace = "";
        }
        Object batchSize = query.get("cursor") instanceof Document cursor ? cursor.get("batchSize") : null;
        return streams.open(namespace, cursorNamespace, options, stages, batchSize == null ? 101 : number(batchSize));
    }

    private Document ordered(Supplier<Document> command) {
        lock.lock();
        try {
            store.log().requireUsable();
            long before = store.log().last();
            try {
                return command.get();
            } finally {
                store.log().flush();
                if (store.log().last() != before) {
                    streams.signal();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** A replica set has these three databases from its birth; Debezium refuses a server that lists none. */
    private List<Document> databases() {
        TreeSet<String> names = new TreeSet<>(listDatabaseNames());
        names.addAll(List.of("admin", "config", "local"));
        return names.stream()
                .map(name -> new Document("name", name).append("sizeOnDisk", 0L).append("empty", false))
                .toList();
    }

    private static @Nullable Document firstStage(Document query) {
        List<Document> pipeline = Aggregation.parse(query.get("pipeline"));
        return pipeline.isEmpty() ? null : pipeline.getFirst();
    }

    private static int number(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : 0;
    }

    private static void refuseTransactions(Document query) {
        if (Boolean.FALSE.equals(query.get("autocommit"))) {
            throw new MongoServerError(
                    20, "IllegalOperation", "The embedded store has no transactions; use a real MongoDB for them");
        }
    }

    private static void refusePartialIndexes(Document query) {
        for (Object index : Fields.required(query, "indexes", List.class)) {
            if (((Document) index).containsKey("partialFilterExpression")) {
                throw new MongoServerError(
                        67,
                        "CannotCreateIndex",
                        "The embedded store has no partial indexes; use a real MongoDB for them");
            }
        }
    }
}
