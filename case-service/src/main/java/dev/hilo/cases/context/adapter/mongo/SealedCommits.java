package dev.hilo.cases.context.adapter.mongo;

import dev.hilo.cases.context.adapter.contract.PublishedCommit;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.keys.adapter.contract.KeyRing;
import dev.hilo.cases.keys.app.UserKeys;
import dev.hilo.cases.keys.model.KeyId;
import dev.hilo.contracts.ContextCommitted;
import dev.hilo.contracts.Sealing;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * Commits as documents of {@code context_log}, sealed, and back; the keys of a whole batch are fetched at once. Where a
 * key is gone, placeholders are read. A document from before commits were sealed reads as it is.
 */
record SealedCommits(UserKeys keys) {

    List<Document> write(List<Commit> commits) {
        List<Sealing.Draft> drafts = new ArrayList<>();
        List<KeyId> needed = new ArrayList<>();
        for (Commit commit : commits) {
            Sealing.Draft draft = Sealing.draft(PublishedCommit.toContract(commit));
            drafts.add(draft);
            KeyRing.ids(commit.userId(), draft.scopes()).forEach(needed::add);
        }
        KeyRing ring = new KeyRing(keys.forSealing(needed));
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < commits.size(); i++) {
            documents.add(CommitDocument.write(commits.get(i), drafts.get(i).seal(ring)));
        }
        return documents;
    }

    /** The events as they were before they were sealed, in the order of the documents. */
    List<ContextCommitted> open(List<Document> documents) {
        List<ContextCommitted> sealed =
                documents.stream().map(CommitDocument::published).toList();
        List<KeyId> needed = KeyRing.toOpen(sealed);
        if (needed.isEmpty()) {
            return sealed;
        }
        KeyRing ring = new KeyRing(keys.existing(needed));
        return sealed.stream().map(commit -> Sealing.open(commit, ring)).toList();
    }

    List<Commit> read(List<Document> documents) {
        List<ContextCommitted> opened = open(documents);
        List<Commit> commits = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            commits.add(PublishedCommit.toModel(opened.get(i), documents.get(i).getString("traceparent")));
        }
        return commits;
    }
}
