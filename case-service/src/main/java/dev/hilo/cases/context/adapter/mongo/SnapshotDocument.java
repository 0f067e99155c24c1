package dev.hilo.cases.context.adapter.mongo;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hilo.cases.context.model.Context;
import dev.hilo.contracts.ContractJson;
import java.util.Optional;
import org.bson.Document;

/** A snapshot as one document of {@code contexts}. One of another format counts as missing: the log has it all. */
final class SnapshotDocument {

    /** Raise it when {@link Context} changes its shape. */
    private static final int FORMAT = 4;

    private SnapshotDocument() {}

    static Document write(Context context) {
        try {
            return new Document("_id", context.userId())
                    .append("version", context.version())
                    .append("format", FORMAT)
                    .append("state", ContractJson.mapper().writeValueAsString(context));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a context cannot be written as JSON", e);
        }
    }

    static Optional<Context> read(Document document) {
        if (document.getInteger("format", 0) != FORMAT) {
            return Optional.empty();
        }
        try {
            return Optional.of(ContractJson.mapper().readValue(document.getString("state"), Context.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the snapshot of " + document.getString("_id") + " cannot be read", e);
        }
    }
}
