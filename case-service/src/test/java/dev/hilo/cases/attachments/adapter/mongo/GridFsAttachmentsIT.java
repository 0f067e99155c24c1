package dev.hilo.cases.attachments.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import dev.hilo.cases.attachments.app.AttachmentStore;
import dev.hilo.cases.attachments.app.AttachmentStoreConformance;
import dev.hilo.kit.MongoIndexes;
import dev.hilo.kit.test.TestStore;
import java.time.Instant;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GridFsAttachmentsIT extends AttachmentStoreConformance {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private GridFsAttachments attachments;

    @BeforeEach
    void open() {
        attachments = new GridFsAttachments(STORE.database());
        MongoIndexes.create(STORE.database(), GridFsAttachments.INDEXES);
    }

    @Override
    protected AttachmentStore store() {
        return attachments;
    }

    @Test
    void an_upload_that_broke_off_is_done_again_and_leaves_nothing() {
        chunks().insertOne(new Document("files_id", "a").append("n", 0).append("data", new byte[] {1}));

        attachments.put("a", "a.txt", "text/plain", new byte[] {2}, AttachmentStore.Belonging.waiting("M", null, NOON));

        assertThat(attachments.open("a")).isPresent();
        assertThat(chunks().countDocuments(new Document("files_id", "a"))).isEqualTo(1);
        attachments.delete(Set.of("a"), Set.of());
        assertThat(chunks().countDocuments(new Document("files_id", "a"))).isZero();
    }

    @Test
    void what_is_being_swept_is_gone_for_everybody_and_found_again_by_the_next_sweep() {
        attachments.put("a", "a.txt", "text/plain", new byte[] {2}, AttachmentStore.Belonging.waiting("M", null, NOON));
        files().updateOne(new Document("_id", "a"), new Document("$set", new Document("metadata.user", "")));

        assertThat(attachments.find("a")).isEmpty();
        assertThat(attachments.claim("a", Set.of("ana"), "ana", true, NOON)).isFalse();
        attachments.named(Set.of("a"), Set.of("ana"), "ana", true);
        assertThat(attachments.overdue(NOON, 1)).containsExactly("a");
        assertThat(attachments.sweep("a", NOON)).isTrue();
        assertThat(files().countDocuments()).isZero();
        assertThat(chunks().countDocuments()).isZero();
    }

    private static MongoCollection<Document> files() {
        return STORE.database().getCollection("attachments.files");
    }

    private static MongoCollection<Document> chunks() {
        return STORE.database().getCollection("attachments.chunks");
    }
}
