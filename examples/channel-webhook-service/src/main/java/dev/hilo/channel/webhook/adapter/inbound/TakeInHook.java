package dev.hilo.channel.webhook.adapter.inbound;

import dev.hilo.channel.sdk.AttachmentStore;
import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.sdk.ChannelUnavailable;
import dev.hilo.channel.webhook.adapter.signing.Signature;
import dev.hilo.channel.webhook.model.Source;
import dev.hilo.channel.webhook.model.Sources;
import dev.hilo.contracts.ContractJson;
import dev.hilo.contracts.ContractViolation;
import dev.hilo.contracts.Limits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Takes a hook in: whose is it, is it now, what does it say; then publishes it and waits until that is safe. */
public final class TakeInHook {

    /** As many seconds apart may the two clocks be, and as old may a hook be that somebody sends again. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** Stands in for the secret of a source that there is not, so that looking for it takes as long. */
    private static final List<String> NOBODYS = List.of("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

    private static final Executor VIRTUAL =
            work -> Thread.ofVirtual().name("publish").start(work);

    private final Sources sources;
    private final Channel channel;
    private final HookInteractions interactions;
    private final Duration patience;
    private final Clock clock;

    /** @param patience how long a hook may take to be published before its sender is told to try again */
    public TakeInHook(Sources sources, Channel channel, AttachmentStore attachments, Duration patience, Clock clock) {
        this.sources = sources;
        this.channel = channel;
        this.interactions = new HookInteractions(channel, attachments);
        this.patience = patience;
        this.clock = clock;
    }

    /** A request as it came. What is absent is refused like what is wrong. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Signed(
            String source,
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signature,
            byte[] body) {}

    /** What became of a hook. */
    public sealed interface Answer {

        /** It is published. */
        record Taken(String interaction, List<HookInteractions.Omitted> omittedAttachments) implements Answer {}

        /** Nobody known has signed it. Says not whether the source, the secret or a header is wrong. */
        record NotSigned() implements Answer {}

        /** It is signed, but not within the tolerance of now. */
        record NotNow() implements Answer {}

        /** It could not be published for now; the same hook may be sent again. */
        record Unavailable() implements Answer {}
    }

    /** @throws ContractViolation when its body is none of a hook; names the field */
    public Answer take(Signed hook) {
        Optional<Source> source = sources.find(hook.source());
        boolean signed = isSigned(hook, source.map(Source::secrets).orElse(NOBODYS));
        if (source.isEmpty() || !signed) {
            return new Answer.NotSigned();
        }
        Instant now = clock.instant();
        Optional<Instant> signedAt = signedAt(hook)
                .filter(at -> at.isAfter(now.minus(TOLERANCE)))
                .filter(at -> at.isBefore(now.plus(TOLERANCE)));
        if (signedAt.isEmpty()) {
            return new Answer.NotNow();
        }
        Hook said = ContractJson.read(hook.body(), Hook.class);
        if (said.sentAt() != null && said.sentAt().isAfter(now.plus(TOLERANCE))) {
            throw new ContractViolation("sentAt", "must not lie in the future");
        }
        if (said.sentAt() != null && !Limits.isBelievable(said.sentAt())) {
            throw new ContractViolation("sentAt", "must not lie before 1970");
        }
        try {
            HookInteractions.Made made = interactions.of(source.get(), said, signedAt.get());
            publish(made);
            return new Answer.Taken(made.interaction().id(), made.omitted());
        } catch (ChannelUnavailable e) {
            return new Answer.Unavailable();
        }
    }

    private static boolean isSigned(Signed hook, List<String> secrets) {
        String id = hook.id() == null ? "" : hook.id();
        String timestamp = hook.timestamp() == null ? "" : hook.timestamp();
        String signature = hook.signature() == null ? "" : hook.signature();
        return Signature.holds(signature, secrets, id, timestamp, hook.body()) && !id.isEmpty();
    }

    private static Optional<Instant> signedAt(Signed hook) {
        return Optional.ofNullable(hook.timestamp())
                .filter(seconds -> seconds.matches("\\d{1,11}"))
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)));
    }

    /** The broker may take longer than a sender waits. What comes late then is the same event once more. */
    private void publish(HookInteractions.Made made) {
        CompletableFuture<Void> publication = CompletableFuture.supplyAsync(
                        () -> channel.publish(made.interaction()), VIRTUAL)
                .thenCompose(pending -> pending);
        try {
            publication.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new ChannelUnavailable("could not publish a hook in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChannelUnavailable("interrupted while publishing a hook", e);
        }
    }
}
