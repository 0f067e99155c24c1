package dev.hilo.kit;

import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.quarkus.mongodb.runtime.MongoClientCustomizer;
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
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Writes down, once each, the shapes of the commands sent to MongoDB: names, operators and field paths, no values. A
 * test compares them with the list of what Hilo may ask of a sharded cluster.
 */
@ApplicationScoped
class CommandShapes implements MongoClientCustomizer {

    private static final Logger LOG = Logger.getLogger(CommandShapes.class);

    /** Of the command's own fields, those that change what is asked. */
    private static final Set<String> TELLING = Set.of(
            "filter",
            "query",
            "sort",
            "projection",
            "update",
            "updates",
            "deletes",
            "pipeline",
            "indexes",
            "ordered",
            "upsert");

    private final Optional<Path> file;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    CommandShapes(HiloConfig config, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.file = config.mongodb().commandShapes().map(directory -> Path.of(directory, service + ".txt"));
    }

    @Override
    public MongoClientSettings.Builder customize(MongoClientSettings.Builder builder) {
        return file.isEmpty()
                ? builder
                : builder.addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        note(shape(event.getCommandName(), event.getCommand()));
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

    static String shape(String name, BsonDocument command) {
        StringBuilder shape = new StringBuilder(name);
        BsonValue target = command.get(name);
        if (target != null && target.isString()) {
            shape.append(' ').append(target.asString().getValue());
        }
        new TreeMap<>(command).forEach((field, asked) -> {
            if (TELLING.contains(field) && !field.equals(name)) {
                shape.append(' ').append(field).append('=').append(value(asked));
            }
        });
        return shape.toString();
    }

    private static String value(BsonValue value) {
        if (value instanceof BsonDocument document) {
            StringBuilder text = new StringBuilder("{");
            for (String key : document.keySet()) {
                text.append(text.length() > 1 ? "," : "").append(key);
                if (key.equals("u") && isReplacement(document.get(key))) {
                    text.append(":replacement");
                } else if (document.get(key) instanceof BsonDocument || document.get(key) instanceof BsonArray) {
                    text.append(':').append(value(document.get(key)));
                }
            }
            return text.append('}').toString();
        }
        if (value instanceof BsonArray array) {
            Set<String> shapes = new TreeSet<>();
            array.forEach(element -> {
                if (element instanceof BsonDocument || element instanceof BsonArray) {
                    shapes.add(value(element));
                }
            });
            return "[" + String.join(",", shapes) + "]";
        }
        return value.isBoolean() ? String.valueOf(value.asBoolean().getValue()) : "?";
    }

    /** A whole document in the place of another: which fields it has does not change what is asked of the server. */
    private static boolean isReplacement(BsonValue update) {
        return update instanceof BsonDocument document
                && document.keySet().stream().noneMatch(key -> key.startsWith("$"));
    }
}
