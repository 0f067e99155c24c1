package dev.hilo.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that came with an interaction or goes with a delivery. Its bytes are at {@code /api/v1/attachments/{id}} of
 * the case service.
 *
 * @param id derived by {@link Ids#attachment}, so that storing it twice stores it once
 * @param name file name as given, without any path
 * @param mediaType as the case service found it: {@code image/png}
 * @param size bytes
 * @param sha256 of the bytes, 64 hexadecimal digits
 * @param contentId for a file shown inline in HTML, its Content-ID without angle brackets
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attachment(
        String id,
        @Personal String name,
        String mediaType,
        long size,
        String sha256,
        @Personal @Nullable String contentId) {

    public Attachment {
        Require.text(id, "attachments[].id");
        Require.text(name, "attachments[].name");
        Require.text(mediaType, "attachments[].mediaType");
        if (size < 0) {
            throw new ContractViolation("attachments[].size", "must be 0 or more");
        }
        if (!Require.text(sha256, "attachments[].sha256").matches("[0-9a-f]{64}")) {
            throw new ContractViolation("attachments[].sha256", "must be 64 lower-case hexadecimal digits");
        }
    }

    static void checkLimits(List<Attachment> attachments) {
        Limits.list(attachments, Limits.ATTACHMENTS, "attachments");
        attachments.forEach(Attachment::checkLimits);
    }

    private void checkLimits() {
        Limits.text(id, Limits.ID, "attachments[].id");
        Limits.text(name, Limits.NAME, "attachments[].name");
        Limits.text(mediaType, Limits.WORD, "attachments[].mediaType");
        Limits.text(contentId, Limits.PROVIDER_ID, "attachments[].contentId");
    }
}
