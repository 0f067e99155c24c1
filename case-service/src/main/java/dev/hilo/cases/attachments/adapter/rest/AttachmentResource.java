package dev.hilo.cases.attachments.adapter.rest;

import dev.hilo.cases.attachments.app.AttachmentStore;
import dev.hilo.cases.attachments.app.AttachmentStore.Opened;
import dev.hilo.cases.attachments.app.AttachmentStore.Stored;
import dev.hilo.kit.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Files that came with interactions. Channels put them before they publish; agents read them. */
@Path("/api/v1/attachments/{id}")
@Tag(name = "Attachments")
@RunOnVirtualThread
public class AttachmentResource {

    private static final Pattern FILE_NAME_EXTENDED =
            Pattern.compile("filename\\*\\s*=\\s*UTF-8''([^;\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE_NAME = Pattern.compile("filename\\s*=\\s*\"([^\"]*)\"");

    /** Shown in place; a browser runs nothing in them. Everything else is offered for saving. */
    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "text/plain");

    private final AttachmentStore store;

    AttachmentResource(AttachmentStore store) {
        this.store = store;
    }

    /** Stores the bytes under an id derived from the interaction; to repeat it is harmless. At most 25 MB. */
    @PUT
    @RolesAllowed("channel")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putAttachment", summary = "Store a file that came with an interaction")
    public Stored put(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String mediaType,
            @HeaderParam(HttpHeaders.CONTENT_DISPOSITION) @Nullable String disposition,
            byte[] bytes) {
        if (!id.matches("att_[0-9a-f]{32}")) {
            throw Problems.invalid("id", "must be derived from the interaction: att_ and 32 hexadecimal digits");
        }
        return store.put(
                id, fileName(disposition), mediaType == null ? MediaType.APPLICATION_OCTET_STREAM : mediaType, bytes);
    }

    @GET
    @RolesAllowed({"agent", "supervisor", "administrator"})
    @Operation(operationId = "getAttachment", summary = "The bytes of a file")
    @APIResponse(
            responseCode = "200",
            description = "Its bytes, in its own media type",
            content =
                    @Content(
                            mediaType = MediaType.WILDCARD,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response get(@PathParam("id") String id) {
        Opened opened = store.open(id).orElseThrow(() -> Problems.notFound("attachment", id));
        Stored stored = opened.stored();
        String kind = SHOWN.contains(stored.mediaType()) ? "inline" : "attachment";
        String name = URLEncoder.encode(stored.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok(opened.bytes(), MediaType.valueOf(stored.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, kind + "; filename*=UTF-8''" + name)
                .header(HttpHeaders.CONTENT_LENGTH, stored.size())
                .header(HttpHeaders.ETAG, "\"" + stored.sha256() + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .build();
    }

    private static String fileName(@Nullable String disposition) {
        if (disposition != null) {
            Matcher extended = FILE_NAME_EXTENDED.matcher(disposition);
            if (extended.find()) {
                return withoutPath(URLDecoder.decode(extended.group(1).replace("+", "%2B"), StandardCharsets.UTF_8));
            }
            Matcher plain = FILE_NAME.matcher(disposition);
            if (plain.find()) {
                return withoutPath(plain.group(1));
            }
        }
        return "attachment";
    }

    private static String withoutPath(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "");
        return last.isBlank() ? "attachment" : last;
    }
}
