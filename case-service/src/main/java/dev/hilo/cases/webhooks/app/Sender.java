package dev.hilo.cases.webhooks.app;

import dev.hilo.cases.webhooks.model.Webhook;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes requests to webhooks. */
public interface Sender {

    /** What came of a request. */
    sealed interface Outcome {

        Duration took();

        /** @param retryAfter what the other side asks for; null when it asks for nothing */
        record Answered(int status, @Nullable Duration retryAfter, Duration took) implements Outcome {}

        /** @param error in our words */
        record Failed(String error, Duration took) implements Outcome {}
    }

    /** Returns within seconds, whatever the other side does. */
    Outcome send(Webhook webhook, String eventId, Instant at, byte[] body);
}
