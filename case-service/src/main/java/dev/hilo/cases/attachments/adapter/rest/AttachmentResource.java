package dev.hilo.cases.attachments.adapter.rest;

import dev.hilo.cases.api.adapter.rest.Caller;
import dev.hilo.cases.api.adapter.rest.Concerned;
import dev.hilo.cases.api.app.CaseAccess;
import dev.hilo.cases.attachments.adapter.AttachmentConfig;
import dev.hilo.cases.attachments.app.AttachmentStore;
import dev.hilo.cases.attachments.app.AttachmentStore.Belonging;
import dev.hilo.cases.attachments.app.AttachmentStore.Known;
import dev.hilo.cases.attachments.app.AttachmentStore.Opened;
import dev.hilo.cases.attachments.app.AttachmentStore.Stored;
import dev.hilo.cases.attachments.app.Person;
import dev.hilo.cases.attachments.app.Scanner;
import dev.hilo.cases.attachments.app.TakeFile;
import dev.hilo.cases.context.adapter.rest.ChannelCases;
import dev.hilo.cases.context.adapter.rest.VisibleCases;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.Context;
import dev.hilo.contracts.Ids;
import dev.hilo.contracts.Limits;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import dev.hilo.kit.rest.FileNames;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Files. Channels put those that came with interactions before they publish; agents, and people who ask for help, upload
 * those that go with what they write. What nothing names in time is deleted.
 */
@Path("/api/v1/attachments")
@Tag(name = "Attachments")
@RunOnVirtualThread
public class AttachmentResource {

    private static final Logger LOG = Logger.getLogger(AttachmentResource.class);

    /** Shown in place; a browser runs nothing in them. Everything else is offered for saving. */
    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "text/plain");

    private static final Set<String> DESK = Set.of(Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR);

    private static final int SECONDS = 10;
    private static final int LONGEST_NAME = 255;

    private final AttachmentStore store;
    private final TakeFile taking;
    private final Caller caller;
    private final Person person;
    private final Concerned concerned;
    private final CaseAccess access;
    private final VisibleCases visible;
    private final ChannelCases channels;
    private final ContextLog log;
    private final AttachmentConfig config;
    private final Clock clock;

    AttachmentResource(
            AttachmentStore store,
            TakeFile taking,
            Caller caller,
            Person person,
            Concerned concerned,
            CaseAccess access,
            VisibleCases visible,
            ChannelCases channels,
            ContextLog log,
            AttachmentConfig config,
            Clock clock) {
        this.store = store;
        this.taking = taking;
        this.caller = caller;
        this.person = person;
        this.concerned = concerned;
        this.access = access;
        this.visible = visible;
        this.channels = channels;
        this.log = log;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Stores a file that is to go with a message or note, which then names it by its id. Its type is what the bytes show;
     * programs are refused, and what the desk's scanner finds infected. Nobody but who uploaded it can name it first.
     */
    @POST
    @RolesAllowed({Roles.USER, Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR})
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "uploadAttachment", summary = "Store a file for a message or note")
    @APIResponse(
            responseCode = "201",
            description = "It is stored",
            content = @Content(schema = @Schema(implementation = Stored.class)))
    public Response upload(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String mediaType,
            @HeaderParam(HttpHeaders.CONTENT_DISPOSITION) @Nullable String disposition,
            byte[] bytes) {
        if (bytes.length == 0) {
            throw Problems.invalid("body", "must be the bytes of the file");
        }
        String id = Ids.attachment(caller.cause("upload", "file"), 0);
        requireRoom(id);
        Stored stored = take(id, mediaType, disposition, bytes, uploaded());
        return Response.created(URI.create("/api/v1/attachments/" + id))
                .entity(stored)
                .build();
    }

    /** Stores the bytes under an id derived from the interaction; to repeat it is harmless. At most 25 MB. */
    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.CHANNEL)
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
        Instant until = clock.instant().plus(config.keepUnheard());
        return take(id, mediaType, disposition, bytes, Belonging.waiting(caller.subject(), null, until));
    }

    /** Who asks for help uploads for themself, wherever they are known already. */
    private Belonging uploaded() {
        String user = isOfDesk() ? null : person.users().stream().findFirst().orElse(null);
        if (user == null) {
            concerned.everybody();
        }
        return Belonging.waiting(caller.subject(), user, clock.instant().plus(config.keepUnnamed()));
    }

    /** So that nobody fills the store with what they never name. */
    private void requireRoom(String id) {
        int most = config.waitingAtMost();
        if (!isOfDesk()
                && store.waitingOf(caller.subject(), most) >= most
                && store.find(id).isEmpty()) {
            throw Problems.problem(ProblemType.TOO_MANY_REQUESTS)
                    .withHeader("Retry-After", config.keepUnnamed().toSeconds())
                    .build();
        }
    }

    private boolean isOfDesk() {
        return DESK.stream().anyMatch(caller::is) || caller.is(Roles.CHANNEL);
    }

    private Stored take(
            String id, @Nullable String mediaType, @Nullable String disposition, byte[] bytes, Belonging belonging) {
        String declared = mediaType == null ? MediaType.APPLICATION_OCTET_STREAM : mediaType;
        if (declared.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            throw Problems.problem(ProblemType.UNSUPPORTED_MEDIA_TYPE).build();
        }
        String name = Limits.cut(FileNames.of(disposition).orElse("attachment"), LONGEST_NAME);
        try {
            return switch (taking.take(id, name, declared, bytes, belonging)) {
                case TakeFile.Outcome.Taken taken -> taken.stored();
                case TakeFile.Outcome.TooLarge large ->
                    throw Problems.problem(ProblemType.BODY_TOO_LARGE)
                            .with("limit", large.limit())
                            .build();
                case TakeFile.Outcome.RefusedType refused ->
                    throw Problems.problem(ProblemType.FILE_TYPE_REFUSED)
                            .with("media_type", refused.mediaType())
                            .build();
                case TakeFile.Outcome.RefusedEnding refused ->
                    throw Problems.problem(ProblemType.FILE_NAME_REFUSED)
                            .with("ending", "." + refused.ending())
                            .build();
                case TakeFile.Outcome.NeverScanned never -> {
                    LOG.warnf(
                            "A file of %d bytes is refused: clamd looks at less, raise its StreamMaxLength",
                            bytes.length);
                    throw Problems.problem(ProblemType.FILE_NOT_SCANNED)
                            .with("size", bytes.length)
                            .build();
                }
                case TakeFile.Outcome.Infected infected ->
                    throw Problems.problem(ProblemType.INFECTED_FILE)
                            .with("infection", infected.infection())
                            .build();
            };
        } catch (Scanner.ScannerAway e) {
            LOG.warnf("A file is refused for the time: %s", e.getMessage());
            throw Problems.problem(ProblemType.UNAVAILABLE)
                    .withHeader("Retry-After", SECONDS)
                    .build();
        }
    }

    /**
     * For who asks for help, only what something in their own timeline names, and what they have uploaded themself; what
     * the desk notes for itself is not there for them.
     */
    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.USER, Roles.AGENT, Roles.SUPERVISOR, Roles.ADMINISTRATOR, Roles.CHANNEL})
    @Operation(operationId = "getAttachment", summary = "The bytes of a file")
    @APIResponse(
            responseCode = "200",
            description = "Its bytes, in its own media type",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response get(@PathParam("id") String id) {
        Known known = store.find(id).filter(file -> mayRead(file.belonging())).orElseThrow(() -> unknown(id));
        if (known.belonging().user() == null) {
            concerned.everybody();
        } else {
            concerned.user(known.belonging().user());
        }
        Opened opened = store.open(id).orElseThrow(() -> unknown(id));
        Stored stored = opened.stored();
        String kind = SHOWN.contains(stored.mediaType()) ? "inline" : "attachment";
        return Response.ok(opened.bytes(), MediaType.valueOf(stored.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, FileNames.disposition(kind, stored.name()))
                .header(HttpHeaders.CONTENT_LENGTH, stored.size())
                .header(HttpHeaders.ETAG, "\"" + stored.sha256() + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .build();
    }

    /** Channels read what they stored and what the desk sent in cases they take part in, agents what is in cases of their queues. */
    private boolean mayRead(Belonging file) {
        return file.uploadedBy().equals(caller.subject())
                || (DESK.stream().anyMatch(caller::is) && isSeen(file))
                || (caller.role().equals(Roles.CHANNEL) && file.sent() && channels.takesPartInAny(file.cases()))
                || (file.shown() && file.user() != null && person.users().contains(file.user()));
    }

    private boolean isSeen(Belonging file) {
        String user = file.user();
        if (access.queues().isEmpty()) {
            return true;
        }
        if (user == null || file.cases().isEmpty()) {
            return false;
        }
        Context context = log.latest(user);
        return file.cases().stream().anyMatch(caseId -> visible.sees(context, caseId));
    }

    private static RuntimeException unknown(String id) {
        return Problems.notFound("attachment", id);
    }
}
