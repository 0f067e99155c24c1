package dev.hilo.cases.attachments.adapter.mongo;

import dev.hilo.cases.attachments.app.AttachmentStore.Belonging;
import dev.hilo.cases.attachments.app.AttachmentStore.Known;
import dev.hilo.cases.attachments.app.AttachmentStore.Stored;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import java.util.HexFormat;
import java.util.Set;
import org.bson.Document;

/** A document of {@code attachments.files}: what GridFS keeps of a file, and in its metadata what we do. */
final class FileDocument {

    static final String USER = "metadata.user";
    static final String UPLOADED_BY = "metadata.uploadedBy";
    static final String SHOWN = "metadata.shown";
    static final String SENT = "metadata.sent";

    /** Cases by their numbers; each has a field of its own, so that any of them is added without reading the others. */
    static final String CASES = "metadata.cases.";

    static final String WAITS = "metadata.waitsUntil";

    /** Whose a file is that is being swept away: nobody can claim it any more. */
    static final String NOBODY = "";

    private FileDocument() {}

    static Document metadata(String mediaType, byte[] bytes, Belonging belonging) {
        Document metadata = new Document("mediaType", mediaType)
                .append("sha256", sha256(bytes))
                .append("uploadedBy", belonging.uploadedBy())
                .append("shown", belonging.shown());
        if (belonging.user() != null) {
            metadata.append("user", belonging.user());
        }
        if (belonging.waitsUntil() != null) {
            metadata.append("waitsUntil", Date.from(belonging.waitsUntil()));
        }
        return metadata;
    }

    static Known read(Document file) {
        Document metadata = file.get("metadata", Document.class);
        Date waits = metadata.getDate("waitsUntil");
        String uploadedBy = metadata.getString("uploadedBy");
        return new Known(
                new Stored(
                        file.getString("_id"),
                        file.getString("filename"),
                        metadata.getString("mediaType"),
                        file.get("length", Number.class).longValue(),
                        metadata.getString("sha256")),
                new Belonging(
                        uploadedBy == null ? "" : uploadedBy,
                        metadata.getString("user"),
                        metadata.getBoolean("shown", false),
                        waits == null ? null : waits.toInstant(),
                        Set.copyOf(metadata.get("cases", new Document()).keySet()),
                        metadata.getBoolean("sent", false)));
    }

    static boolean isGoing(Document file) {
        return NOBODY.equals(file.get("metadata", Document.class).getString("user"));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
