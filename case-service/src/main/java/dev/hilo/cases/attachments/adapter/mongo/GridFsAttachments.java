package dev.hilo.cases.attachments.adapter.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoGridFSException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import dev.hilo.cases.attachments.app.AttachmentStore;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.bson.BsonString;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Attachments in GridFS, bucket {@code attachments}; the file's {@code _id} is the attachment's. */
public final class GridFsAttachments implements AttachmentStore {

    private final GridFSBucket bucket;

    public GridFsAttachments(MongoDatabase database) {
        this.bucket = GridFSBuckets.create(database, "attachments").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public Stored put(String id, String name, String mediaType, byte[] bytes) {
        GridFSFile known = file(id);
        if (known != null) {
            return stored(known);
        }
        Document metadata = new Document("mediaType", mediaType).append("sha256", sha256(bytes));
        try {
            upload(id, name, bytes, metadata);
        } catch (MongoWriteException | MongoGridFSException e) {
            // Chunks of an upload that broke off, or of one that runs beside this one: whichever is whole counts.
            GridFSFile other = file(id);
            if (other != null) {
                return stored(other);
            }
            bucket.delete(new BsonString(id));
            upload(id, name, bytes, metadata);
        }
        return stored(Objects.requireNonNull(file(id)));
    }

    private void upload(String id, String name, byte[] bytes, Document metadata) {
        bucket.uploadFromStream(
                new BsonString(id),
                name,
                new ByteArrayInputStream(bytes),
                new GridFSUploadOptions().metadata(metadata));
    }

    @Override
    public Optional<Opened> open(String id) {
        return Optional.ofNullable(file(id))
                .map(file -> new Opened(stored(file), bucket.openDownloadStream(new BsonString(id))));
    }

    @Override
    public Optional<Stored> find(String id) {
        return Optional.ofNullable(file(id)).map(GridFsAttachments::stored);
    }

    @Override
    public void delete(Collection<String> ids) {
        for (String id : ids) {
            if (file(id) != null) {
                bucket.delete(new BsonString(id));
            }
        }
    }

    private @Nullable GridFSFile file(String id) {
        return bucket.find(eq("_id", id)).first();
    }

    private static Stored stored(GridFSFile file) {
        Document metadata = Objects.requireNonNull(file.getMetadata());
        return new Stored(
                file.getId().asString().getValue(),
                file.getFilename(),
                metadata.getString("mediaType"),
                file.getLength(),
                metadata.getString("sha256"));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
