package dev.hilo.channel.webhook.adapter.outbound;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.channel.sdk.AttachmentStore;
import dev.hilo.channel.sdk.TemporaryFailure;
import dev.hilo.contracts.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of a delivery, with their bytes as long as these are not too many. */
public final class HookFiles {

    private final AttachmentStore attachments;
    private final long most;

    /** @param most bytes that go along in one message, all files together */
    public HookFiles(AttachmentStore attachments, long most) {
        this.attachments = attachments;
        this.most = most;
    }

    /** @param content null where it is gone, or would be too much */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HookFile(String name, String mediaType, long size, byte @Nullable [] content) {}

    /** In their order; those that do not fit are named. */
    List<HookFile> of(List<Attachment> named) throws TemporaryFailure {
        List<HookFile> files = new ArrayList<>();
        long room = most;
        for (Attachment one : named) {
            Optional<byte[]> content = one.size() > room ? Optional.empty() : attachments.read(one.id());
            room -= content.isPresent() ? one.size() : 0;
            files.add(new HookFile(one.name(), one.mediaType(), one.size(), content.orElse(null)));
        }
        return List.copyOf(files);
    }
}
