package dev.hilo.channel.sdk;

import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.Limits;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the files of interactions are kept. Store them before the interaction is published. */
public interface AttachmentStore {

    /**
     * Stores a file and returns how the interaction is to name it. The same interaction and position give the same id, so
     * that storing it again changes nothing. Its media type is what the case service found it to be.
     *
     * @throws AttachmentRefused when it will never be taken: too large, a type that is not allowed
     * @throws ChannelUnavailable when it could not be stored for now
     */
    Attachment store(String interactionId, int position, File file) throws AttachmentRefused;

    /**
     * The bytes of a file that a delivery names; empty where there is none any more, as after an erasure.
     *
     * @throws TemporaryFailure when they cannot be had for now
     */
    Optional<byte[]> read(String attachmentId) throws TemporaryFailure;

    /**
     * A file as it came.
     *
     * @param mediaType without parameters; what is none, or too long for one, becomes {@code application/octet-stream}
     * @param name as the sender named it; what looks like a path is cut off, and what is longer than a name may be
     * @param contentId where HTML shows it inline, its Content-ID without angle brackets
     */
    record File(
            String name,
            String mediaType,
            byte[] bytes,
            @Nullable String contentId) {

        private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+");

        public File {
            name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                    .replaceAll("\\p{Cntrl}", "")
                    .strip();
            if (name.isEmpty()) {
                name = "unnamed";
            }
            name = Limits.cut(name, Limits.NAME);
            contentId = contentId == null ? null : Limits.cut(contentId, Limits.PROVIDER_ID);
            mediaType = mediaType.strip().toLowerCase(Locale.ROOT);
            if (mediaType.length() > Limits.WORD
                    || !MEDIA_TYPE.matcher(mediaType).matches()) {
                mediaType = "application/octet-stream";
            }
        }
    }
}
