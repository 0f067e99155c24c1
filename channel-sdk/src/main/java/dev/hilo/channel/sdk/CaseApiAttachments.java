package dev.hilo.channel.sdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.Ids;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stores files with the case service: {@code PUT /api/v1/attachments/{id}}. 400, 413, 415 and 422 are final; everything
 * else, a token that is not accepted among them, is tried again.
 */
public final class CaseApiAttachments implements AttachmentStore {

    /** The members that every problem has (RFC 9457). */
    private static final Set<String> STANDARD = Set.of("type", "title", "status", "detail", "instance");

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI caseApi;
    private final TokenSupplier token;
    private final RetryPolicy retry;

    /**
     * @param caseApi where the case service answers: {@code http://localhost:8081}
     * @param token gives a bearer token of the role {@code channel} with the channel's name in the claim {@code channel}; asked before each request
     */
    public CaseApiAttachments(URI caseApi, TokenSupplier token, RetryPolicy retry) {
        this.caseApi = caseApi;
        this.token = token;
        this.retry = retry;
    }

    @Override
    public Attachment store(String interactionId, int position, File file) throws AttachmentRefused {
        String id = Ids.attachment(interactionId, position);
        for (int attempt = 1; ; attempt++) {
            try {
                return stored(id, file, put(id, file));
            } catch (IOException e) {
                if (!retry.allowsAfter(attempt)) {
                    throw new ChannelUnavailable("could not store an attachment at " + caseApi + ": " + e, e);
                }
                pause(retry.delayAfter(attempt));
            }
        }
    }

    @Override
    public Optional<byte[]> read(String attachmentId) throws TemporaryFailure {
        try {
            HttpRequest request = HttpRequest.newBuilder(caseApi.resolve("/api/v1/attachments/" + attachmentId))
                    .timeout(TIMEOUT)
                    .header("Authorization", "Bearer " + token.get())
                    .build();
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            return switch (response.statusCode()) {
                case 200 -> Optional.of(response.body());
                case 404, 410 -> Optional.empty();
                default -> throw new TemporaryFailure("the case service answered " + response.statusCode());
            };
        } catch (IOException e) {
            throw new TemporaryFailure("could not read an attachment at " + caseApi + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChannelUnavailable("interrupted while reading an attachment", e);
        }
    }

    /**
     * The file as the case service has it: what its bytes are counts there, not what they were said to be; and what is
     * there already under the id stays.
     */
    private static Attachment stored(String id, File file, JsonNode stored) {
        return new Attachment(
                id,
                stored.path("name").asText(file.name()),
                stored.path("mediaType").asText(file.mediaType()),
                stored.path("size").asLong(file.bytes().length),
                stored.has("sha256") ? stored.get("sha256").asText() : sha256(file.bytes()),
                file.contentId());
    }

    private JsonNode put(String id, File file) throws IOException, AttachmentRefused {
        HttpRequest request = HttpRequest.newBuilder(caseApi.resolve("/api/v1/attachments/" + id))
                .timeout(TIMEOUT)
                .header("Content-Type", file.mediaType())
                .header("Content-Disposition", disposition(file))
                .header("Authorization", "Bearer " + token.get())
                .PUT(BodyPublishers.ofByteArray(file.bytes()))
                .build();
        HttpResponse<String> response;
        try {
            response = http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChannelUnavailable("interrupted while storing an attachment", e);
        }
        return switch (response.statusCode()) {
            case 200, 201, 204 -> ContractJson.mapper().readTree(response.body());
            case 400, 413, 415, 422 -> throw refused(response);
            default -> throw new IOException("the case service answered " + response.statusCode());
        };
    }

    private static AttachmentRefused refused(HttpResponse<String> response) {
        String reason = "the case service refused it with " + response.statusCode();
        try {
            JsonNode problem = ContractJson.mapper().readTree(response.body());
            Map<String, String> details = new HashMap<>();
            problem.properties().stream()
                    .filter(member -> member.getValue().isValueNode())
                    .filter(member -> !STANDARD.contains(member.getKey()))
                    .forEach(member ->
                            details.put(member.getKey(), member.getValue().asText()));
            return problem.hasNonNull("type")
                    ? new AttachmentRefused(
                            reason, URI.create(problem.get("type").asText()), details)
                    : new AttachmentRefused(reason);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return new AttachmentRefused(reason);
        }
    }

    /** The name in ASCII for whoever reads no more, and in full after RFC 8187. */
    private static String disposition(File file) {
        String ascii = file.name().replaceAll("[^\\x20-\\x7e]", "_").replaceAll("[\"\\\\%]", "_");
        String full = URLEncoder.encode(file.name(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        String disposition = file.contentId() == null ? "attachment" : "inline";
        return disposition + "; filename=\"" + ascii + "\"; filename*=UTF-8''" + full;
    }

    private static void pause(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChannelUnavailable("interrupted while storing an attachment", e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
