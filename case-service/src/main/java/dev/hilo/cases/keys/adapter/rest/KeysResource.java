package dev.hilo.cases.keys.adapter.rest;

import dev.hilo.cases.keys.app.UserKeys;
import dev.hilo.cases.keys.model.DataKey;
import dev.hilo.cases.keys.model.KeyId;
import dev.hilo.contracts.Limits;
import dev.hilo.kit.Problems;
import dev.hilo.kit.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Keys for our own services, which follow the context stream and need to read what is sealed in it. */
@Path("/api/v1/keys")
@RolesAllowed(Roles.SERVICE)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Keys")
@RunOnVirtualThread
public class KeysResource {

    private static final int MOST = 2_000;

    private final UserKeys keys;

    KeysResource(UserKeys keys) {
        this.keys = keys;
    }

    /** Which keys are asked for, 2000 at the most. */
    public record KeyRequest(@Size(max = MOST) @Nullable List<@Nullable Wanted> keys) {}

    /** @param scope as {@code sealed} of the commit names it */
    public record Wanted(
            @Size(max = Limits.ID) @Nullable String user,
            @Size(max = 2 * Limits.ID) @Nullable String scope) {}

    /** Those that there are; what is missing was destroyed, or never made. */
    public record KeyAnswer(List<Given> keys) {}

    /** @param key 32 bytes in base64 */
    public record Given(String user, String scope, String key) {

        @Override
        public String toString() {
            return "Given[" + scope + "]";
        }
    }

    /** It reads only; it is a POST because what it asks for does not belong into a log of addresses. */
    @POST
    @Operation(
            operationId = "findKeys",
            summary = "Keys to open sealed commits with",
            description = "For our own services. Keep them in memory only, for 30 seconds at the most.")
    @APIResponse(
            responseCode = "200",
            description = "The keys that exist",
            content = @Content(schema = @Schema(implementation = KeyAnswer.class)))
    public Response find(@Nullable KeyRequest request) {
        List<KeyId> wanted = wanted(request);
        Map<KeyId, DataKey> found = keys.existing(wanted);
        List<Given> given = found.entrySet().stream()
                .map(entry -> given(entry.getKey(), entry.getValue()))
                .toList();
        return Response.ok(new KeyAnswer(given))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Given given(KeyId id, DataKey key) {
        return new Given(id.user(), id.scope(), Base64.getEncoder().encodeToString(key.bytes()));
    }

    private static List<KeyId> wanted(@Nullable KeyRequest request) {
        if (request == null || request.keys() == null || request.keys().isEmpty()) {
            throw Problems.invalid("keys", "must name the keys that are wanted: [{\"user\": …, \"scope\": …}]");
        }
        if (request.keys().size() > MOST) {
            throw Problems.invalid("keys", "must name " + MOST + " keys at the most: ask in portions");
        }
        return request.keys().stream().map(KeysResource::id).distinct().toList();
    }

    private static KeyId id(@Nullable Wanted one) {
        if (one == null || isBlank(one.user())) {
            throw Problems.invalid("keys[].user", "must name a user");
        }
        if (isBlank(one.scope())) {
            throw Problems.invalid("keys[].scope", "must be one of the names in 'sealed'");
        }
        return new KeyId(String.valueOf(one.user()), String.valueOf(one.scope()));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
