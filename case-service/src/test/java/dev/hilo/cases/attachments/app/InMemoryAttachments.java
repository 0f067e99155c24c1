package dev.hilo.cases.attachments.app;

import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Files in memory. */
public final class InMemoryAttachments implements AttachmentStore {

    private record Kept(Stored stored, byte[] bytes) {}

    private final Map<String, Kept> files = new ConcurrentHashMap<>();

    @Override
    public Stored put(String id, String name, String mediaType, byte[] bytes) {
        Stored stored = new Stored(id, name, mediaType, bytes.length, "0".repeat(64));
        return files.computeIfAbsent(id, key -> new Kept(stored, bytes)).stored();
    }

    @Override
    public Optional<Opened> open(String id) {
        return Optional.ofNullable(files.get(id))
                .map(kept -> new Opened(kept.stored(), new ByteArrayInputStream(kept.bytes())));
    }

    @Override
    public Optional<Stored> find(String id) {
        return Optional.ofNullable(files.get(id)).map(Kept::stored);
    }

    @Override
    public void delete(Collection<String> ids) {
        ids.forEach(files::remove);
    }
}
