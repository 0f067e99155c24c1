package dev.hilo.cases.attachments.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.attachments.adapter.AttachmentConfig;
import dev.hilo.cases.attachments.app.AttachmentStore;
import dev.hilo.cases.attachments.app.AttachmentStore.Belonging;
import dev.hilo.cases.attachments.app.AttachmentStore.Known;
import dev.hilo.cases.attachments.app.AttachmentStore.Stored;
import dev.hilo.cases.attachments.app.Naming;
import dev.hilo.cases.context.model.CaseFact.StoredFile;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Member;
import dev.hilo.kit.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Files that a request names by their ids, to go with what it writes. They are the user's from then on: nobody can name them
 * for somebody else. They wait until what names them is in the log.
 */
@ApplicationScoped
public class NamedFiles {

    /** How many go with one message. */
    public static final int MOST = 20;

    private final AttachmentStore store;
    private final AttachmentConfig config;
    private final Caller caller;
    private final Clock clock;

    NamedFiles(AttachmentStore store, AttachmentConfig config, Caller caller, Clock clock) {
        this.store = store;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Named by the desk in a case: what the caller has uploaded and nothing has named yet, or what is the case's user's.
     *
     * @param ids as the request has them in its field {@code attachments}
     * @param context of the case's user; asked for only where files are named
     * @param shown whether the user may read what names them
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for any other id
     */
    public List<StoredFile> ofDesk(
            @Nullable List<String> ids, Supplier<Context> context, String caseId, boolean shown) {
        return named(
                ids,
                () -> Optional.of(context.get()),
                caseId,
                shown,
                file -> file.user() != null || file.uploadedBy().equals(caller.subject()));
    }

    /**
     * Named by the person whose context it is: what they have uploaded themself, or what they may read already.
     *
     * @param ids as the request has them in its field {@code attachments}
     * @param context empty while nobody has heard of them
     * @param caseId which one it is about, null where it may become a new one
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for any other id
     */
    public List<StoredFile> ofPerson(
            @Nullable List<String> ids, Supplier<Optional<Context>> context, @Nullable String caseId) {
        return named(
                ids,
                context,
                caseId,
                true,
                file -> file.uploadedBy().equals(caller.subject()) || (file.user() != null && file.shown()));
    }

    private List<StoredFile> named(
            @Nullable List<String> ids,
            Supplier<Optional<Context>> asking,
            @Nullable String caseId,
            boolean shown,
            Predicate<Belonging> admitted) {
        if (ids == null || ids.isEmpty()) {
            return List.of();
        }
        Optional<Context> context = asking.get();
        Set<String> users = context.stream()
                .flatMap(one -> one.members().stream())
                .map(Member::userId)
                .collect(Collectors.toSet());
        List<StoredFile> files = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String field = "attachments[" + i + "]";
            Stored stored = Optional.ofNullable(ids.get(i))
                    .flatMap(store::find)
                    .filter(file -> isOf(users, file.belonging()) && admitted.test(file.belonging()))
                    .map(Known::stored)
                    .orElseThrow(() -> unknown(field));
            files.add(new StoredFile(stored.id(), stored.name(), stored.mediaType(), stored.size(), stored.sha256()));
        }
        Instant until = clock.instant().plus(config.keepUnheard());
        String owner = context.map(one -> Naming.owner(one, caseId)).orElse(null);
        for (int i = 0; i < files.size(); i++) {
            if (!keep(files.get(i).id(), users, owner, shown, until)) {
                throw unknown("attachments[" + i + "]");
            }
        }
        return List.copyOf(files);
    }

    /** @param owner null where they become a user only by what they write now */
    private boolean keep(String id, Set<String> users, @Nullable String owner, boolean shown, Instant until) {
        if (owner == null) {
            store.waitUntil(id, until);
            return true;
        }
        return store.claim(id, users, owner, shown, until);
    }

    private static boolean isOf(Set<String> users, Belonging file) {
        return file.user() == null || users.contains(file.user());
    }

    private static RuntimeException unknown(String field) {
        return Problems.invalid(
                field,
                "must be the id of a file that you have uploaded and that belongs to nobody else: "
                        + "POST /api/v1/attachments");
    }
}
