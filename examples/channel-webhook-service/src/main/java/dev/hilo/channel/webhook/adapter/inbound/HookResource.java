package dev.hilo.channel.webhook.adapter.inbound;

import dev.hilo.channel.webhook.adapter.inbound.TakeInHook.Answer;
import dev.hilo.channel.webhook.adapter.inbound.TakeInHook.Signed;
import dev.hilo.channel.webhook.model.Sources;
import dev.hilo.contracts.ContractViolation;
import dev.hilo.kit.ProblemType;
import dev.hilo.kit.Problems;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where tools POST their hooks. The signature says who it is; there is no other way in. Counts {@code hilo.hooks} by {@code
 * source} and {@code outcome} (taken, unsigned, stale, invalid, unavailable).
 */
@Path("/hooks/{source}")
@RunOnVirtualThread
public class HookResource {

    private static final URI NOT_SIGNED = URI.create("https://hilo.dev/problems/hook-not-signed");
    private static final int RETRY_SECONDS = 5;

    private final TakeInHook takeIn;
    private final Sources sources;
    private final MeterRegistry meters;

    HookResource(TakeInHook takeIn, Sources sources, MeterRegistry meters) {
        this.takeIn = takeIn;
        this.sources = sources;
        this.meters = meters;
    }

    /** 202 once the message is safe; 401 unsigned, 400 with the field at fault, 413 too large, 503 come again. */
    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response receive(
            @PathParam("source") String source,
            @HeaderParam("webhook-id") @Nullable String id,
            @HeaderParam("webhook-timestamp") @Nullable String timestamp,
            @HeaderParam("webhook-signature") @Nullable String signature,
            byte[] body) {
        Answer answer;
        try {
            answer = takeIn.take(new Signed(source, id, timestamp, signature, body == null ? new byte[0] : body));
        } catch (ContractViolation e) {
            count(source, "invalid");
            throw e;
        }
        return switch (answer) {
            case Answer.Taken taken -> {
                count(source, "taken");
                yield Response.accepted(taken).build();
            }
            case Answer.NotSigned() -> {
                count(source, "unsigned");
                throw notSigned(
                        "Sign webhook-id, webhook-timestamp and the body as Standard Webhooks has it (v1), with a"
                                + " secret of this source, and POST it to /hooks/ and the source's name.");
            }
            case Answer.NotNow() -> {
                count(source, "stale");
                throw notSigned("'webhook-timestamp' must be the time of sending in seconds since 1970, at most "
                        + TakeInHook.TOLERANCE.toMinutes() + " minutes from now: sign each attempt anew.");
            }
            case Answer.Unavailable() -> {
                count(source, "unavailable");
                throw Problems.problem(ProblemType.UNAVAILABLE)
                        .withHeader("Retry-After", RETRY_SECONDS)
                        .build();
            }
        };
    }

    private static HttpProblem notSigned(String remedy) {
        return HttpProblem.builder()
                .withType(NOT_SIGNED)
                .withTitle("Not signed")
                .withStatus(Response.Status.UNAUTHORIZED)
                .withDetail(remedy)
                .build();
    }

    /** Strangers share one name, so that they cannot make up any number of them. */
    private void count(String source, String outcome) {
        String known = sources.find(source).isPresent() ? source : "unknown";
        meters.counter("hilo.hooks", "source", known, "outcome", outcome).increment();
    }
}
