package dev.hilo.cases.desk.adapter.rest;

import dev.hilo.cases.attachments.app.AttachmentStore;
import dev.hilo.cases.context.model.CaseFact.StoredFile;
import dev.hilo.kit.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files that a request names by their ids. */
@ApplicationScoped
public class NamedFiles {

    private static final int MOST = 20;

    private final AttachmentStore store;

    NamedFiles(AttachmentStore store) {
        this.store = store;
    }

    /** @throws RuntimeException a problem, 400, that names the field and what to do */
    public List<StoredFile> named(@Nullable List<String> ids) {
        if (ids == null) {
            return List.of();
        }
        if (ids.size() > MOST) {
            throw Problems.invalid("attachments", "must name " + MOST + " files at the most");
        }
        List<StoredFile> files = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String field = "attachments[" + i + "]";
            files.add(store.find(String.valueOf(ids.get(i)))
                    .map(one -> new StoredFile(one.id(), one.name(), one.mediaType(), one.size(), one.sha256()))
                    .orElseThrow(() -> Problems.invalid(
                            field, "must be the id of a file that was uploaded: POST /api/v1/attachments")));
        }
        return List.copyOf(files);
    }
}
