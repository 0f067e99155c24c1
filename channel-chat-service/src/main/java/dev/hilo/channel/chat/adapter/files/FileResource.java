package dev.hilo.channel.chat.adapter.files;

import dev.hilo.channel.chat.app.Chat;
import dev.hilo.channel.chat.model.ChatFile;
import dev.hilo.channel.chat.model.SessionSecret;
import dev.hilo.channel.sdk.AttachmentStore;
import dev.hilo.channel.sdk.TemporaryFailure;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import dev.hilo.kit.rest.FileNames;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The files of messages, fetched from the case service with the channel's own token. The session's secret opens
 * them, in a header, so that it stays out of addresses and logs; a file of another session is not there.
 */
@Path("/api/v1/chat/messages/{seq}/files/{number}")
public class FileResource {

    static final String SESSION = "Hilo-Chat-Session";

    private static final Logger LOG = Logger.getLogger(FileResource.class);
    private static final int SECONDS = 10;

    private final Chat chat;
    private final AttachmentStore attachments;

    FileResource(Chat chat, AttachmentStore attachments) {
        this.chat = chat;
        this.attachments = attachments;
    }

    /** Always for saving, never shown in place. 401 without a secret, 404 where there is no such file any more. */
    @GET
    @PermitAll
    @RunOnVirtualThread
    public Response file(
            @PathParam("seq") long seq,
            @PathParam("number") int number,
            @HeaderParam(SESSION) @Nullable String session) {
        SessionSecret secret = Optional.ofNullable(session)
                .flatMap(SessionSecret::read)
                .orElseThrow(() -> Problems.problem(ProblemType.UNAUTHENTICATED).build());
        ChatFile file = chat.files().find(secret, seq, number).orElseThrow(() -> unknown(seq, number));
        byte[] bytes = bytes(file).orElseThrow(() -> unknown(seq, number));
        return Response.ok(bytes, MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, FileNames.disposition("attachment", file.name()))
                .build();
    }

    private Optional<byte[]> bytes(ChatFile file) {
        try {
            return attachments.read(file.id());
        } catch (TemporaryFailure e) {
            LOG.warnf("a file cannot be had for now: %s", e.getMessage());
            throw Problems.problem(ProblemType.UNAVAILABLE)
                    .withHeader("Retry-After", SECONDS)
                    .build();
        }
    }

    private static RuntimeException unknown(long seq, int number) {
        return Problems.notFound("attachment", seq + "/" + number);
    }
}
