package dev.hilo.channel.chat.adapter.files;

import dev.hilo.channel.chat.adapter.AddressLimits;
import dev.hilo.channel.chat.adapter.ChatConfig;
import dev.hilo.channel.chat.adapter.SessionLimits;
import dev.hilo.channel.chat.adapter.channel.VisitorFiles;
import dev.hilo.channel.chat.app.Chat;
import dev.hilo.channel.chat.model.SessionSecret;
import dev.hilo.channel.chat.model.Upload;
import dev.hilo.channel.chat.model.Visitor;
import dev.hilo.channel.chat.model.Wording;
import dev.hilo.channel.sdk.AttachmentRefused;
import dev.hilo.channel.sdk.AttachmentStore;
import dev.hilo.channel.sdk.ChannelUnavailable;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import dev.hilo.kit.limits.ClientAddress;
import dev.hilo.kit.limits.ConcurrencyLimiter.Permit;
import dev.hilo.kit.rest.FileNames;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes the visitor's files, before the message that names them by their numbers. Nothing is read of a body before it is
 * known that it may come; bytes go to the case service, which says what they are, and whether they are taken.
 */
@Path("/api/v1/chat/uploads/{clientId}/{number}")
public class UploadResource {

    private static final Logger LOG = Logger.getLogger(UploadResource.class);
    private static final int PIECE = 64 * 1024;
    private static final int BUSY_SECONDS = 2;
    private static final Duration BUSY = Duration.ofSeconds(BUSY_SECONDS);
    private static final int AWAY_SECONDS = 10;

    private final Chat chat;
    private final VisitorFiles files;
    private final SessionLimits limits;
    private final AddressLimits addressLimits;
    private final ClientAddress addresses;
    private final UploadsUnderWay underWay;
    private final int mostFiles;
    private final Semaphore room;
    private final Clock clock;

    UploadResource(
            Chat chat,
            VisitorFiles files,
            SessionLimits limits,
            AddressLimits addressLimits,
            ClientAddress addresses,
            UploadsUnderWay underWay,
            ChatConfig config,
            Clock clock) {
        this.chat = chat;
        this.files = files;
        this.limits = limits;
        this.addressLimits = addressLimits;
        this.addresses = addresses;
        this.underWay = underWay;
        this.mostFiles = config.mostFiles();
        this.room = new Semaphore(config.uploadsAtOnce());
        this.clock = clock;
    }

    /** Where the file {@code number} of a message is to be put. */
    public static String href(String clientId, int number) {
        return "/api/v1/chat/uploads/" + clientId + "/" + number;
    }

    /** What became of the bytes: the message names {@code number}, its readers see the rest. */
    public record Taken(int number, String name, String mediaType, long size) {

        static Taken of(Upload upload) {
            return new Taken(
                    upload.number(),
                    upload.file().name(),
                    upload.file().mediaType(),
                    upload.file().size());
        }
    }

    /**
     * The same number of the same message again is the file that is there already. 401 without the secret of a session, 409
     * for a number too high, 413 for a file too large, 422 for what the case service refuses, 429 for too many at a time,
     * 503 with {@code Retry-After} where the case service is away or the process is busy.
     */
    @PUT
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Taken upload(
            @PathParam("clientId") String clientId,
            @PathParam("number") int number,
            @HeaderParam(FileResource.SESSION) @Nullable String session,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String mediaType,
            @HeaderParam(HttpHeaders.CONTENT_DISPOSITION) @Nullable String disposition,
            @Context HttpServerRequest request,
            InputStream body) {
        SessionSecret secret =
                Optional.ofNullable(session).flatMap(SessionSecret::read).orElseThrow(UploadResource::unknown);
        Visitor visitor = chat.uploads().uploader(secret).orElseThrow(UploadResource::unknown);
        requireName(clientId, number);
        String address = addresses.of(request);
        requireSlow(secret, visitor, address);
        try (Permit permit = addressLimits.upload(address).orElseThrow(() -> Problems.tooMany(BUSY))) {
            return take(secret, clientId, number, mediaType, disposition, request, body);
        }
    }

    private Taken take(
            SessionSecret secret,
            String clientId,
            int number,
            @Nullable String mediaType,
            @Nullable String disposition,
            HttpServerRequest request,
            InputStream body) {
        if (!room.tryAcquire()) {
            throw later(BUSY_SECONDS);
        }
        try (UploadsUnderWay.UnderWay upload = underWay.begin(request)) {
            AttachmentStore.File file = new AttachmentStore.File(
                    FileNames.of(disposition).map(Wording::clean).orElse("unnamed"),
                    mediaType == null ? MediaType.APPLICATION_OCTET_STREAM : mediaType,
                    bytes(body, upload),
                    null);
            upload.close();
            Upload stored = store(secret, clientId, number, file);
            chat.uploads().keep(secret, stored);
            return Taken.of(stored);
        } finally {
            room.release();
        }
    }

    private static byte[] bytes(InputStream body, UploadsUnderWay.UnderWay upload) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        try {
            for (int length = body.read(piece); length >= 0; length = body.read(piece)) {
                read.write(piece, 0, length);
                upload.received(length);
            }
        } catch (IOException e) {
            LOG.debug("a visitor's file did not come to its end", e);
            throw Problems.invalid("body", "did not come to its end");
        }
        return read.toByteArray();
    }

    private static HttpProblem unknown() {
        return Problems.problem(ProblemType.UNAUTHENTICATED).build();
    }

    private void requireName(String clientId, int number) {
        if (!Wording.isName(clientId)) {
            throw Problems.invalid("clientId", "must be the message's: 1 to 64 of A–Z a–z 0–9 . _ -");
        }
        if (number < 0) {
            throw Problems.invalid("number", "must be 0 or more");
        }
        if (number >= mostFiles) {
            throw Problems.problem(ProblemType.LIMIT_REACHED)
                    .with("field", "number")
                    .with("limit", mostFiles)
                    .build();
        }
    }

    private void requireSlow(SessionSecret secret, Visitor visitor, String address) {
        Duration wait = limits.take(secret.sessionId(), visitor, clock.instant());
        if (!wait.isZero()) {
            throw Problems.tooMany(wait.plusMillis(999));
        }
        if (!visitor.isSignedIn()) {
            addressLimits.anonymousFile(address).ifPresent(later -> {
                throw Problems.tooMany(later);
            });
        }
    }

    private Upload store(SessionSecret secret, String clientId, int number, AttachmentStore.File file) {
        try {
            return files.store(secret.sessionId(), clientId, number, file);
        } catch (AttachmentRefused e) {
            LOG.infof("a visitor's file was refused: %s", e.getMessage());
            throw refused(e);
        } catch (ChannelUnavailable e) {
            LOG.warnf("a visitor's file cannot be taken for now: %s", e.getMessage());
            throw later(AWAY_SECONDS);
        }
    }

    /** As the case service said it, in the visitor's language. */
    private static HttpProblem refused(AttachmentRefused refusal) {
        HttpProblem.Builder problem =
                Problems.problem(refusal.problem().flatMap(ProblemType::of).orElse(ProblemType.FILE_TYPE_REFUSED));
        refusal.details().forEach(problem::with);
        return problem.build();
    }

    private static HttpProblem later(int seconds) {
        return Problems.problem(ProblemType.UNAVAILABLE)
                .withHeader(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }
}
