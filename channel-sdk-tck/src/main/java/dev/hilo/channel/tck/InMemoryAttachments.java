package dev.hilo.channel.tck;

import dev.hilo.channel.sdk.AttachmentRefused;
import dev.hilo.channel.sdk.AttachmentStore;
import dev.hilo.channel.sdk.ChannelUnavailable;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.Ids;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps files in memory, for tests of channels; refuses what is larger than it was told, and what it is told to. */
public final class InMemoryAttachments implements AttachmentStore {

    private final Map<String, File> files = new ConcurrentHashMap<>();
    private final int maxBytes;
    private volatile @Nullable Exception refusal;

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

    /** From now on no file is taken: refused for good. */
    public void refuse(AttachmentRefused reason) {
        refusal = reason;
    }

    /** From now on no file is taken: the case service is away. */
    public void breakDown(ChannelUnavailable reason) {
        refusal = reason;
    }

    /** Takes files again. */
    public void mend() {
        refusal = null;
    }

    @Override
    public Attachment store(String interactionId, int position, File file) throws AttachmentRefused {
        switch (refusal) {
            case AttachmentRefused refused -> throw refused;
            case RuntimeException away -> throw away;
            case null, default -> {}
        }
        if (file.bytes().length > maxBytes) {
            throw new AttachmentRefused("larger than " + maxBytes + " bytes");
        }
        String id = Ids.attachment(interactionId, position);
        File stored = files.computeIfAbsent(id, any -> file);
        return new Attachment(
                id, stored.name(), stored.mediaType(), stored.bytes().length, sha256(stored.bytes()), file.contentId());
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
