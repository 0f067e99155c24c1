package dev.hilo.cases.attachments.app;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files in memory. */
public final class InMemoryAttachments implements AttachmentStore {

    private record Kept(Known known, byte[] bytes) {}

    private final Map<String, Kept> files = new HashMap<>();

    @Override
    public synchronized Stored put(String id, String name, String mediaType, byte[] bytes, Belonging belonging) {
        Stored stored = new Stored(id, name, mediaType, bytes.length, "0".repeat(64));
        return files.computeIfAbsent(id, key -> new Kept(new Known(stored, belonging), bytes))
                .known()
                .stored();
    }

    @Override
    public synchronized Optional<Opened> open(String id) {
        return Optional.ofNullable(files.get(id))
                .map(kept -> new Opened(kept.known(), new ByteArrayInputStream(kept.bytes())));
    }

    @Override
    public synchronized Optional<Known> find(String id) {
        return Optional.ofNullable(files.get(id)).map(Kept::known);
    }

    @Override
    public synchronized void waitUntil(String id, Instant until) {
        change(
                id,
                old -> old.waitsUntil() == null
                        ? old
                        : new Belonging(old.uploadedBy(), old.user(), old.shown(), until, old.cases(), old.sent()));
    }

    @Override
    public synchronized boolean claim(String id, Set<String> users, String owner, boolean shown, Instant until) {
        Belonging old = find(id).map(Known::belonging).orElse(null);
        if (old == null || (old.user() != null && !users.contains(old.user()))) {
            return false;
        }
        change(
                id,
                now -> new Belonging(
                        now.uploadedBy(),
                        now.user() == null ? owner : now.user(),
                        now.shown() || shown,
                        now.waitsUntil() == null ? null : until,
                        now.cases(),
                        now.sent()));
        return true;
    }

    @Override
    public synchronized void named(
            Collection<String> ids,
            Set<String> users,
            String owner,
            boolean shown,
            @Nullable String caseId,
            boolean sent) {
        ids.forEach(id -> change(
                id,
                old -> old.user() == null || users.contains(old.user())
                        ? new Belonging(
                                old.uploadedBy(),
                                old.user() == null ? owner : old.user(),
                                old.shown() || shown,
                                null,
                                Stream.concat(old.cases().stream(), Stream.ofNullable(caseId))
                                        .collect(Collectors.toSet()),
                                old.sent() || sent)
                        : old));
    }

    @Override
    public synchronized Set<String> waiting(Collection<String> ids) {
        return ids.stream().filter(id -> waitsUntil(id) != null).collect(Collectors.toSet());
    }

    @Override
    public synchronized int waitingOf(String uploadedBy, int most) {
        return (int) files.values().stream()
                .map(kept -> kept.known().belonging())
                .filter(file -> file.uploadedBy().equals(uploadedBy) && file.waitsUntil() != null)
                .limit(most)
                .count();
    }

    @Override
    public synchronized List<String> overdue(Instant now, int most) {
        return files.keySet().stream()
                .filter(id -> isOverdue(id, now))
                .sorted(Comparator.comparing(id -> Objects.requireNonNull(waitsUntil(id))))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized boolean sweep(String id, Instant now) {
        return isOverdue(id, now) && files.remove(id) != null;
    }

    @Override
    public synchronized void delete(Collection<String> ids, Set<String> users) {
        files.entrySet().removeIf(file -> ids.contains(file.getKey()) && isOf(users, file.getValue(), true));
    }

    @Override
    public synchronized Set<String> of(Set<String> users) {
        return files.entrySet().stream()
                .filter(file -> isOf(users, file.getValue(), false))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static boolean isOf(Set<String> users, Kept file, boolean orNobody) {
        String user = file.known().belonging().user();
        return user == null ? orNobody : users.contains(user);
    }

    private boolean isOverdue(String id, Instant now) {
        Instant until = waitsUntil(id);
        return until != null && !until.isAfter(now);
    }

    private @Nullable Instant waitsUntil(String id) {
        Kept kept = files.get(id);
        return kept == null ? null : kept.known().belonging().waitsUntil();
    }

    private void change(String id, UnaryOperator<Belonging> change) {
        files.computeIfPresent(
                id,
                (key, old) -> new Kept(
                        new Known(old.known().stored(), change.apply(old.known().belonging())), old.bytes()));
    }
}
