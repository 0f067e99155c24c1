package dev.hilo.channel.webhook.adapter.outbound;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.channel.sdk.DeliveryOutcome;
import dev.hilo.channel.sdk.DeliverySender;
import dev.hilo.channel.sdk.TemporaryFailure;
import dev.hilo.channel.webhook.adapter.signing.Signature;
import dev.hilo.channel.webhook.model.HookIdentity;
import dev.hilo.channel.webhook.model.Source;
import dev.hilo.channel.webhook.model.Sources;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.Delivery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends deliveries as signed hooks to the address of the tool that their person writes by. Follows no redirects. */
public final class HookSender implements DeliverySender, AutoCloseable {

    private final Sources sources;
    private final HookFiles files;
    private final Duration timeout;
    private final Clock clock;
    private final HttpClient http;

    /** @param timeout for the whole exchange, from the connection to the last byte */
    public HookSender(Sources sources, HookFiles files, Duration timeout, Clock clock) {
        this.sources = sources;
        this.files = files;
        this.timeout = timeout;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /** What a tool gets: the delivery, the person named as the tool named them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Message(
            String id,
            To to,
            Delivery.Kind kind,
            @Nullable String caseId,
            @Nullable String author,
            String language,
            @Nullable String subject,
            String text,
            @Nullable String conversation,
            @Nullable String inReplyTo,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<HookFiles.HookFile> attachments,
            Instant requestedAt) {

        record To(String identity) {}
    }

    @Override
    public DeliveryOutcome send(Delivery delivery) throws TemporaryFailure {
        Optional<HookIdentity> to = HookIdentity.parse(delivery.to());
        if (to.isEmpty()) {
            return new DeliveryOutcome.Refused("nobody who writes by a webhook");
        }
        Optional<Source> source = sources.find(to.get().source());
        Optional<URI> target = source.flatMap(Source::deliverTo);
        if (source.isEmpty() || target.isEmpty()) {
            return new DeliveryOutcome.Refused(
                    "the source " + to.get().source() + " has no address to deliver to (deliver-to)");
        }
        byte[] body = ContractJson.write(message(delivery, to.get()));
        return outcome(post(target.get(), source.get(), delivery.id(), body));
    }

    private Message message(Delivery delivery, HookIdentity to) throws TemporaryFailure {
        @Nullable Conversation conversation = delivery.conversation();
        String prefix = to.source() + "/";
        return new Message(
                delivery.id(),
                new Message.To(to.person()),
                delivery.kind(),
                delivery.caseId(),
                delivery.author(),
                delivery.language(),
                delivery.subject(),
                delivery.text(),
                conversation == null
                        ? null
                        : conversation.id().startsWith(prefix)
                                ? conversation.id().substring(prefix.length())
                                : conversation.id(),
                conversation == null ? null : conversation.messageId(),
                files.of(delivery.attachments()),
                delivery.requestedAt());
    }

    private HttpResponse<String> post(URI target, Source source, String id, byte[] body) throws TemporaryFailure {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(timeout)
                .header("content-type", "application/json")
                .header("user-agent", "Hilo-Webhooks/1")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", Signature.header(source.secrets(), id, timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, head -> new FirstWords());
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new TemporaryFailure("no answer within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new TemporaryFailure("no connection (" + cause.getClass().getSimpleName() + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporaryFailure("the service stopped", e);
        }
    }

    private static DeliveryOutcome outcome(HttpResponse<String> answer) throws TemporaryFailure {
        int status = answer.statusCode();
        String words = ("answered " + status + " " + answer.body()).strip();
        if (status / 100 == 2) {
            return new DeliveryOutcome.Sent(null);
        }
        if (status / 100 == 4 && status != 408 && status != 429) {
            return new DeliveryOutcome.Refused(words);
        }
        throw new TemporaryFailure(words);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
