package dev.hilo.cases.attachments.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Optional;

/** The bytes of attachments, by an id that never stands for other bytes. */
public interface AttachmentStore {

    /** @param size bytes; {@code sha256} of them, hexadecimal */
    record Stored(String id, String name, String mediaType, long size, String sha256) {}

    /** An attachment with its bytes; the reader closes them. */
    record Opened(Stored stored, InputStream bytes) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    /** Stores it, or finds it stored already: the same id again changes nothing. */
    Stored put(String id, String name, String mediaType, byte[] bytes);

    Optional<Opened> open(String id);

    /** What is known of a file, without its bytes. */
    Optional<Stored> find(String id);

    /** Deletes files; those that are not there are passed over. */
    void delete(Collection<String> ids);
}
