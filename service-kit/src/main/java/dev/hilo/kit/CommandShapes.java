package dev.hilo.kit;

import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes down, once each, the shapes of the commands sent to MongoDB: names, operators and field paths, no values. A
 * test compares them with the list of what Hilo may ask of a sharded cluster.
 */
@ApplicationScoped
class CommandShapes {

    private static final Logger LOG = Logger.getLogger(CommandShapes.class);

    /** Of the command's own fields, those that change what is asked. */
    private static final Set<String> TELLING =
            Set.of("filter", "query", "sort", "projection", "update", "pipeline", "ordered", "upsert");

    /** Sent for the connection's sake, as the connection string asks. */
    private static final Set<String> CONNECTING =
            Set.of("hello", "isMaster", "ismaster", "saslStart", "saslContinue", "authenticate");

    private static final Set<String> WRITES = Set.of("updates", "deletes");

    private static final Set<String> READS = Set.of("find", "aggregate", "count", "distinct");

    private static final Set<String> WRITING =
            Set.of("insert", "update", "delete", "findAndModify", "createIndexes", "dropIndexes");

    private static final BsonDocument NOTHING = new BsonDocument();

    private static final BsonString NONE = new BsonString("");

    private final Optional<Path> file;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    CommandShapes(HiloConfig config, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.file = config.mongodb().commandShapes().map(directory -> Path.of(directory, service + ".txt"));
    }

    MongoClientSettings.Builder record(MongoClientSettings.Builder builder) {
        return file.isEmpty()
                ? builder
                : builder.addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        if (CONNECTING.contains(event.getCommandName())) {
                            return;
                        }
                        String weakness = weakness(event.getCommandName(), event.getCommand());
                        shapes(event.getCommandName(), event.getCommand()).forEach(shape -> note(shape + weakness));
                    }
                });
    }

    private void note(String shape) {
        if (!seen.add(shape)) {
            return;
        }
        try {
            Files.createDirectories(file.orElseThrow().toAbsolutePath().getParent());
            Files.writeString(file.orElseThrow(), shape + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.errorf("cannot write MongoDB command shapes to %s", file.orElseThrow());
            throw new UncheckedIOException(e);
        }
    }

    /** One shape for most commands; one for each of a batch's writes, so that batches of any mixture read alike. */
    static Set<String> shapes(String name, BsonDocument command) {
        BsonValue target = command.get(name);
        String head = target != null && target.isString()
                ? name + " " + target.asString().getValue()
                : name;
        StringBuilder common = new StringBuilder(head);
        Set<String> writes = new TreeSet<>();
        new TreeMap<>(command).forEach((field, asked) -> {
            if (WRITES.contains(field)) {
                asked.asArray().forEach(write -> writes.add(" " + field + "=" + value(write)));
            } else if (field.equals("indexes")) {
                asked.asArray().forEach(index -> writes.add(" indexes=[" + value(index) + "]"));
            } else if (TELLING.contains(field) && !field.equals(name)) {
                common.append(' ')
                        .append(field)
                        .append('=')
                        .append(
                                switch (field) {
                                    case "update" -> change(asked);
                                    case "sort" -> order(asked.asDocument());
                                    default -> value(asked);
                                });
            }
        });
        return writes.isEmpty()
                ? Set.of(common.toString())
                : writes.stream().map(write -> common + write).collect(Collectors.toSet());
    }

    /** What a command lacks whose answer could be rolled back, or which could wait for ever. */
    static String weakness(String name, BsonDocument command) {
        if (READS.contains(name)
                && !command.getDocument("readConcern", NOTHING)
                        .getString("level", NONE)
                        .getValue()
                        .equals("majority")) {
            return " without readConcern=majority";
        }
        BsonDocument written = command.getDocument("writeConcern", NOTHING);
        return WRITING.contains(name)
                        && !(new BsonString("majority").equals(written.get("w")) && written.containsKey("wtimeout"))
                ? " without writeConcern=majority"
                : "";
    }

    private static String value(BsonValue value) {
        if (value instanceof BsonDocument document) {
            return document.keySet().stream()
                    .map(key -> field(key, document.get(key)))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof BsonArray array) {
            // The elements of a list of values are one shape however many; those of a pipeline keep their order.
            return array.stream()
                    .filter(element -> element instanceof BsonDocument || element instanceof BsonArray)
                    .map(CommandShapes::value)
                    .distinct()
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return value.isBoolean() ? String.valueOf(value.asBoolean().getValue()) : "?";
    }

    private static String field(String key, @Nullable BsonValue value) {
        if (key.equals("u") && value != null) {
            return "u:" + change(value);
        }
        if (key.equals("key") && value instanceof BsonDocument fields) {
            return "key:" + order(fields);
        }
        return value instanceof BsonDocument || value instanceof BsonArray ? key + ":" + value(value) : key;
    }

    /** The fields that something is ordered by, those that descend with a minus. */
    private static String order(BsonDocument fields) {
        return fields.entrySet().stream()
                .map(field -> field.getValue() instanceof BsonNumber direction && direction.intValue() < 0
                        ? "-" + field.getKey()
                        : field.getKey())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Its operators, or that it is a whole document: which fields it touches does not change what is asked. */
    private static String change(BsonValue update) {
        if (!(update instanceof BsonDocument document)) {
            return "pipeline";
        }
        String operators = document.keySet().stream()
                .filter(key -> key.startsWith("$"))
                .sorted()
                .collect(Collectors.joining(",", "{", "}"));
        return operators.equals("{}") ? "replacement" : operators;
    }
}
