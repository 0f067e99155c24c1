package dev.hilo.cases.attachments.adapter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.MongoGridFSException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.hilo.cases.attachments.app.AttachmentStore;
import dev.hilo.kit.MongoIndex;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Attachments in GridFS, bucket {@code attachments}; the file's {@code _id} is the attachment's, whose it is stands in its
 * metadata. Chunks go before their file, so that what was begun is found again.
 */
public final class GridFsAttachments implements AttachmentStore {

    /** One to find what is overdue, one for all of a user, one for what somebody has uploaded and not named. */
    public static final List<MongoIndex> INDEXES = List.of(
            MongoIndex.on("attachments.files", FileDocument.WAITS),
            MongoIndex.on("attachments.files", FileDocument.USER),
            MongoIndex.on("attachments.files", FileDocument.UPLOADED_BY, FileDocument.WAITS));

    private final GridFSBucket bucket;
    private final MongoCollection<Document> files;
    private final MongoCollection<Document> chunks;

    public GridFsAttachments(MongoDatabase database) {
        this.bucket = GridFSBuckets.create(database, "attachments");
        this.files = database.getCollection("attachments.files");
        this.chunks = database.getCollection("attachments.chunks");
    }

    @Override
    public Stored put(String id, String name, String mediaType, byte[] bytes, Belonging belonging) {
        Known known = file(id);
        if (known != null) {
            return known.stored();
        }
        Document metadata = FileDocument.metadata(mediaType, bytes, belonging);
        try {
            upload(id, name, bytes, metadata);
        } catch (MongoWriteException | MongoGridFSException e) {
            // Chunks of an upload that broke off, or of one that runs beside this one: whichever is whole counts.
            Known other = file(id);
            if (other != null) {
                return other.stored();
            }
            remove(id);
            upload(id, name, bytes, metadata);
        }
        return Objects.requireNonNull(file(id)).stored();
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
                .map(file -> new Opened(file, bucket.openDownloadStream(new BsonString(id))));
    }

    @Override
    public Optional<Known> find(String id) {
        return Optional.ofNullable(file(id));
    }

    private @Nullable Known file(String id) {
        Document file = files.find(eq("_id", id)).first();
        return file == null || FileDocument.isGoing(file) ? null : FileDocument.read(file);
    }

    @Override
    public void waitUntil(String id, Instant until) {
        files.updateOne(
                and(eq("_id", id), exists(FileDocument.WAITS)), Updates.set(FileDocument.WAITS, Date.from(until)));
    }

    @Override
    public boolean claim(String id, Set<String> users, String owner, boolean shown, Instant until) {
        Document file = files.find(eq("_id", id)).first();
        if (file == null || FileDocument.isGoing(file)) {
            return false;
        }
        Belonging now = FileDocument.read(file).belonging();
        if (now.user() != null && !users.contains(now.user())) {
            return false;
        }
        List<Bson> changes = new ArrayList<>();
        changes.add(Updates.set(FileDocument.USER, now.user() == null ? owner : now.user()));
        if (shown) {
            changes.add(Updates.set(FileDocument.SHOWN, true));
        }
        if (now.waitsUntil() != null) {
            changes.add(Updates.set(FileDocument.WAITS, Date.from(until)));
        }
        Date waits = now.waitsUntil() == null ? null : Date.from(now.waitsUntil());
        Bson unchanged = and(eq("_id", id), eq(FileDocument.USER, now.user()), eq(FileDocument.WAITS, waits));
        return files.updateOne(unchanged, Updates.combine(changes)).getMatchedCount() == 1
                || claim(id, users, owner, shown, until);
    }

    @Override
    public void named(
            Collection<String> ids,
            Set<String> users,
            String owner,
            boolean shown,
            @Nullable String caseId,
            boolean sent) {
        files.updateMany(and(in("_id", ids), eq(FileDocument.USER, null)), Updates.set(FileDocument.USER, owner));
        List<Bson> changes = new ArrayList<>();
        changes.add(Updates.unset(FileDocument.WAITS));
        if (shown) {
            changes.add(Updates.set(FileDocument.SHOWN, true));
        }
        if (sent) {
            changes.add(Updates.set(FileDocument.SENT, true));
        }
        if (caseId != null) {
            changes.add(Updates.set(FileDocument.CASES + caseId, true));
        }
        files.updateMany(and(in("_id", ids), in(FileDocument.USER, users)), Updates.combine(changes));
    }

    @Override
    public Set<String> waiting(Collection<String> ids) {
        return ids(files.find(and(in("_id", ids), exists(FileDocument.WAITS))));
    }

    @Override
    public int waitingOf(String uploadedBy, int most) {
        return ids(files.find(and(eq(FileDocument.UPLOADED_BY, uploadedBy), exists(FileDocument.WAITS)))
                        .limit(most))
                .size();
    }

    @Override
    public List<String> overdue(Instant now, int most) {
        return files.find(lte(FileDocument.WAITS, Date.from(now)))
                .sort(Sorts.ascending(FileDocument.WAITS))
                .projection(Projections.include("_id"))
                .limit(most)
                .map(file -> file.getString("_id"))
                .into(new ArrayList<>());
    }

    @Override
    public boolean sweep(String id, Instant now) {
        boolean overdue = files.updateOne(
                                and(eq("_id", id), lte(FileDocument.WAITS, Date.from(now))),
                                Updates.set(FileDocument.USER, FileDocument.NOBODY))
                        .getMatchedCount()
                == 1;
        if (overdue) {
            remove(id);
        }
        return overdue;
    }

    @Override
    public void delete(Collection<String> ids, Set<String> users) {
        for (String id : ids) {
            Known file = file(id);
            String user = file == null ? null : file.belonging().user();
            if (user == null || users.contains(user)) {
                remove(id);
            }
        }
    }

    @Override
    public Set<String> of(Set<String> users) {
        return ids(files.find(in(FileDocument.USER, users)));
    }

    private void remove(String id) {
        chunks.deleteMany(eq("files_id", id));
        files.deleteOne(eq("_id", id));
    }

    private static Set<String> ids(FindIterable<Document> found) {
        return found.projection(Projections.include("_id"))
                .map(file -> file.getString("_id"))
                .into(new HashSet<>());
    }
}
