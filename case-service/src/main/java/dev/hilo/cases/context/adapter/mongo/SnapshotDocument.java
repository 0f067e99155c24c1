package dev.hilo.cases.context.adapter.mongo;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hilo.cases.context.model.Context;
import dev.hilo.contracts.ContractJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bson.Document;
import org.bson.types.Binary;

/** A snapshot as one document of {@code contexts}. One of another format counts as missing: the log has it all. */
final class SnapshotDocument {

    /** Raise it when {@link Context} changes its shape. */
    private static final int FORMAT = 4;

    /** The longest state that is stored as it is, in bytes. Larger ones, of users with thousands of cases, are packed. */
    private static final int PLAIN = 1_000_000;

    /** What MongoDB stores in one document, and a little less. */
    private static final int MOST = 15 * 1024 * 1024;

    private SnapshotDocument() {}

    private static byte[] packed(byte[] state) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (packed.size() > MOST) {
            throw new IllegalStateException("a snapshot would be larger than a document may be");
        }
        return packed.toByteArray();
    }

    private static byte[] unpacked(Binary packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.getData()))) {
            return in.readAllBytes();
        }
    }

    static Document write(Context context) {
        try {
            Document document = new Document("_id", context.userId())
                    .append("version", context.version())
                    .append("format", FORMAT);
            byte[] state = ContractJson.mapper().writeValueAsBytes(context);
            return state.length > PLAIN
                    ? document.append("packed", new Binary(packed(state)))
                    : document.append("state", new String(state, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a context cannot be written as JSON", e);
        }
    }

    static Optional<Context> read(Document document) {
        if (document.getInteger("format", 0) != FORMAT) {
            return Optional.empty();
        }
        try {
            Binary packed = document.get("packed", Binary.class);
            return Optional.of(
                    packed == null
                            ? ContractJson.mapper().readValue(document.getString("state"), Context.class)
                            : ContractJson.mapper().readValue(unpacked(packed), Context.class));
        } catch (IOException e) {
            throw new IllegalStateException("the snapshot of " + document.getString("_id") + " cannot be read", e);
        }
    }
}
