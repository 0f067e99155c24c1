package dev.hilo.cases.api.adapter.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.MongoException;
import dev.hilo.cases.api.app.AnswerOnce;
import dev.hilo.cases.api.app.AnswerOnce.Turn;
import dev.hilo.cases.api.app.Replies.Entry;
import dev.hilo.cases.api.app.Replies.Reply;
import dev.hilo.contracts.Ids;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * {@code Idempotency-Key} on POST (draft-ietf-httpapi-idempotency-key-header): a repetition by the same caller is
 * answered as the first was, with {@code Idempotency-Replayed: true}, for 24 hours. Kept is what was done or decided (2xx,
 * 409, 410, 422), unless it says {@code no-store}; what was refused before anything was decided, or failed, may be
 * repeated with the same key. Of an upload (multipart) the body is not compared: its separators differ each time.
 */
@ApplicationScoped
class IdempotencyFilter {

    static final String REPLAYED = "Idempotency-Replayed";

    private static final Logger LOG = Logger.getLogger(IdempotencyFilter.class);
    private static final String CLAIM = IdempotencyFilter.class.getName();
    private static final Set<Integer> DECIDED = Set.of(409, 410, 422);
    private static final List<String> BELONGING = List.of(
            HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.LINK, HttpHeaders.CONTENT_LANGUAGE, "Retry-After");

    private final AnswerOnce answers;
    private final Caller caller;
    private final Concerned concerned;
    private final ObjectMapper json;

    IdempotencyFilter(AnswerOnce answers, Caller caller, Concerned concerned, ObjectMapper json) {
        this.answers = answers;
        this.caller = caller;
        this.concerned = concerned;
        this.json = json;
    }

    /** @return the answer, when the request is not to be done now */
    @ServerRequestFilter(priority = Priorities.USER)
    public @Nullable Response begin(ContainerRequestContext request) throws IOException {
        if (!HttpMethod.POST.equals(request.getMethod()) || caller.subjectOrNull() == null) {
            return null;
        }
        String key = caller.key();
        if (key == null) {
            return null;
        }
        return switch (answers.begin(Ids.derive("idk", caller.subject(), key), fingerprint(request))) {
            case Turn.Yours yours -> {
                request.setProperty(CLAIM, yours.claim());
                yield null;
            }
            case Turn.Done done -> replay(done.reply());
            case Turn.Busy busy ->
                throw Problems.problem(ProblemType.REQUEST_IN_PROGRESS)
                        .withHeader(
                                "Retry-After",
                                Math.max(1, Math.min(5, busy.left().toSeconds())))
                        .build();
            case Turn.NotThisRequest other ->
                throw Problems.problem(ProblemType.IDEMPOTENCY_KEY_REUSED).build();
        };
    }

    /** The last of the filters: what it keeps is what is sent. */
    @ServerResponseFilter(priority = Priorities.USER)
    public void end(ContainerRequestContext request, ContainerResponseContext answer) {
        if (!(request.getProperty(CLAIM) instanceof Entry claim)) {
            return;
        }
        try {
            if (isKept(answer)) {
                answers.end(claim, reply(answer), Set.copyOf(concerned.users()));
            } else {
                answers.giveBack(claim);
            }
        } catch (MongoException e) {
            // What was done is answered all the same. Repeated, it waits for its turn and is then done once.
            LOG.warnf(
                    "the answer to a request cannot be kept for repetitions: %s",
                    e.getClass().getName());
        }
    }

    /** Not what says of itself that it must not be: keys are read anew each time. */
    private static boolean isKept(ContainerResponseContext answer) {
        boolean decided = answer.getStatus() / 100 == 2 || DECIDED.contains(answer.getStatus());
        return decided && !"no-store".equals(answer.getHeaderString(HttpHeaders.CACHE_CONTROL));
    }

    private static Response replay(Reply reply) {
        Response.ResponseBuilder answer = Response.status(reply.status()).header(REPLAYED, "true");
        reply.headers().forEach(answer::header);
        if (reply.body() != null) {
            answer.entity(reply.body()).type(reply.mediaType());
        }
        return answer.build();
    }

    private Reply reply(ContainerResponseContext answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : BELONGING) {
            String value = answer.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        MediaType mediaType = answer.getMediaType();
        return new Reply(
                answer.getStatus(),
                headers,
                mediaType == null ? MediaType.APPLICATION_JSON : mediaType.toString(),
                body(answer.getEntity()));
    }

    private @Nullable String body(@Nullable Object entity) {
        if (entity == null || entity instanceof String) {
            return (String) entity;
        }
        try {
            return json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer to a POST cannot be written as JSON: " + entity.getClass(), e);
        }
    }

    private static String fingerprint(ContainerRequestContext request) throws IOException {
        MessageDigest digest = sha256();
        digest.update((request.getMethod() + " "
                        + request.getUriInfo().getRequestUri().getRawPath() + "?"
                        + request.getUriInfo().getRequestUri().getRawQuery() + "\n")
                .getBytes(StandardCharsets.UTF_8));
        MediaType sent = request.getMediaType();
        if (sent == null || !sent.getType().equals("multipart")) {
            try (InputStream body = request.getEntityStream()) {
                byte[] bytes = body == null ? new byte[0] : body.readAllBytes();
                digest.update(bytes);
                request.setEntityStream(new ByteArrayInputStream(bytes));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
