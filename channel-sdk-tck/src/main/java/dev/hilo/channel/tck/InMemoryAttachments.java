package dev.hilo.channel.tck;

import dev.hilo.channel.sdk.AttachmentRefused;
import dev.hilo.channel.sdk.AttachmentStore;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.Ids;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps files in memory, for tests of channels; refuses what is larger than it was told. */
public final class InMemoryAttachments implements AttachmentStore {

    private final Map<String, File> files = new ConcurrentHashMap<>();
    private final int maxBytes;

    public InMemoryAttachments() {
        this(Integer.MAX_VALUE);
    }

    public InMemoryAttachments(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** What is stored, by attachment id. */
    public Map<String, File> files() {
        return Map.copyOf(files);
    }

    @Override
    public Attachment store(String interactionId, int position, File file) throws AttachmentRefused {
        if (file.bytes().length > maxBytes) {
            throw new AttachmentRefused("larger than " + maxBytes + " bytes");
        }
        String id = Ids.attachment(interactionId, position);
        files.put(id, file);
        return new Attachment(
                id, file.name(), file.mediaType(), file.bytes().length, sha256(file.bytes()), file.contentId());
    }

    @Override
    public Optional<byte[]> read(String attachmentId) {
        return Optional.ofNullable(files.get(attachmentId)).map(File::bytes);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
