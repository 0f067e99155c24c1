package dev.hilo.local.mongo;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * MongoDB's fail points, with the commands and the words of a {@code mongod} that runs with {@code enableTestCommands}, so that
 * a test of ours asks either in the same way. {@code failCommand} makes commands fail; {@code
 * hangBeforeUpsertPerformsInsert} holds an upsert that has found nothing.
 */
final class FailPoints {

    static final String FAIL_COMMAND = "failCommand";
    static final String HANG_BEFORE_INSERT = "hangBeforeUpsertPerformsInsert";

    private static final List<String> KNOWN = List.of(FAIL_COMMAND, HANG_BEFORE_INSERT);
    private static final List<String> FAIL_COMMAND_DATA = List.of(
            "failCommands",
            "errorCode",
            "errorLabels",
            "closeConnection",
            "writeConcernError",
            "blockConnection",
            "blockTimeMS",
            "namespace");

    /** @param times how often it still acts; @param skip how often it is passed over before */
    private record Active(Document data, long times, long skip) {}

    /** What happens to a command. */
    record Failure(Document data) {

        boolean closesConnection() {
            return Boolean.TRUE.equals(data.get("closeConnection"));
        }

        long blockMillis() {
            return Boolean.TRUE.equals(data.get("blockConnection")) ? number(data.get("blockTimeMS")) : 0;
        }

        /** The answer in place of the command's, if it is not carried out. */
        @Nullable
        Document error() {
            if (!data.containsKey("errorCode")) {
                return null;
            }
            Document error = new Document("ok", 0.0)
                    .append("errmsg", "Failing command via 'failCommand' failpoint")
                    .append("code", (int) number(data.get("errorCode")))
                    .append("codeName", "Location" + number(data.get("errorCode")));
            if (data.containsKey("errorLabels")) {
                error.append("errorLabels", data.get("errorLabels"));
            }
            return error;
        }

        /** Says in the answer of a command that was carried out that it is not known to be on a majority. */
        void complete(Document answer) {
            if (data.containsKey("writeConcernError")) {
                answer.put("writeConcernError", data.get("writeConcernError"));
            }
        }
    }

    private final Lock lock;
    private final Condition changed;
    private final Map<String, Active> active = new ConcurrentHashMap<>();
    private final Map<String, Long> entered = new HashMap<>();

    /** @param lock of all commands; who hangs lets go of it */
    FailPoints(Lock lock) {
        this.lock = lock;
        this.changed = lock.newCondition();
    }

    Document configure(Document command) {
        String name = named(command, "configureFailPoint");
        lock.lock();
        try {
            long count = entered.getOrDefault(name, 0L);
            Active next =
                    read(command.get("mode"), command.get("data") instanceof Document data ? data : new Document());
            if (next == null) {
                active.remove(name);
            } else {
                if (name.equals(FAIL_COMMAND)) {
                    refuseUnknown(next.data());
                }
                active.put(name, next);
            }
            changed.signalAll();
            return new Document("count", count);
        } finally {
            lock.unlock();
        }
    }

    Document await(Document command) {
        String name = named(command, "waitForFailPoint");
        long times = number(command.get("timesEntered"));
        long left = TimeUnit.MILLISECONDS.toNanos(number(command.get("maxTimeMS")));
        lock.lock();
        try {
            while (entered.getOrDefault(name, 0L) < times) {
                if (left <= 0) {
                    throw new MongoServerError(
                            50, "MaxTimeMSExpired", "fail point " + name + " was not entered in time");
                }
                left = changed.awaitNanos(left);
            }
            return new Document();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MongoServerError(11601, "Interrupted", "the server stops");
        } finally {
            lock.unlock();
        }
    }

    /** Whether this command is to fail, and how. */
    @Nullable
    Failure failure(String database, String command, Document query) {
        if (!isOn(FAIL_COMMAND)) {
            return null;
        }
        lock.lock();
        try {
            Active point = active.get(FAIL_COMMAND);
            if (point == null || !concerns(point.data(), database, command, query) || !enter(FAIL_COMMAND, point)) {
                return null;
            }
            return new Failure(point.data());
        } finally {
            lock.unlock();
        }
    }

    boolean isOn(String name) {
        return active.containsKey(name);
    }

    /** Waits, with the lock let go, until the fail point is off. */
    void hang(String name) {
        Active point = active.get(name);
        if (point == null || !enter(name, point)) {
            return;
        }
        while (active.containsKey(name)) {
            changed.awaitUninterruptibly();
        }
    }

    private boolean enter(String name, Active point) {
        if (point.skip() > 0) {
            active.put(name, new Active(point.data(), point.times(), point.skip() - 1));
            return false;
        }
        if (point.times() == 1) {
            active.remove(name);
        } else if (point.times() != Long.MAX_VALUE) {
            active.put(name, new Active(point.data(), point.times() - 1, 0));
        }
        entered.merge(name, 1L, Long::sum);
        changed.signalAll();
        return true;
    }

    private static boolean concerns(Document data, String database, String command, Document query) {
        if (!(data.get("failCommands") instanceof Iterable<?> commands)) {
            return false;
        }
        for (Object one : commands) {
            if (command.equalsIgnoreCase(String.valueOf(one))) {
                Object namespace = data.get("namespace");
                return namespace == null || namespace.equals(database + "." + query.get(command));
            }
        }
        return false;
    }

    private static @Nullable Active read(@Nullable Object mode, Document data) {
        if ("off".equals(mode)) {
            return null;
        }
        if ("alwaysOn".equals(mode)) {
            return new Active(data, Long.MAX_VALUE, 0);
        }
        if (mode instanceof Document counted && counted.containsKey("times")) {
            return new Active(data, number(counted.get("times")), 0);
        }
        if (mode instanceof Document counted && counted.containsKey("skip")) {
            return new Active(data, Long.MAX_VALUE, number(counted.get("skip")));
        }
        throw new MongoServerError(2, "BadValue", "mode must be off, alwaysOn, {times: n} or {skip: n}");
    }

    private static String named(Document command, String field) {
        String name = String.valueOf(command.get(field));
        if (!KNOWN.contains(name)) {
            throw new MongoServerError(
                    209, "FailPointSetFailed", "The embedded store has no fail point " + name + ", only " + KNOWN);
        }
        return name;
    }

    private static void refuseUnknown(Document data) {
        data.keySet().stream()
                .filter(field -> !FAIL_COMMAND_DATA.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw new MongoServerError(
                            2,
                            "BadValue",
                            String.format(
                                    Locale.ROOT,
                                    "The embedded store's failCommand knows %s, not %s",
                                    FAIL_COMMAND_DATA,
                                    field));
                });
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
