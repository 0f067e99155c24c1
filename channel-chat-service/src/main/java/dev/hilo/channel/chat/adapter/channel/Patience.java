package dev.hilo.channel.chat.adapter.channel;

import dev.hilo.channel.chat.app.Interactions.NotPublished;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Waits for publications, but not for ever. Kafka's client may block for a minute before it even takes a record; what it
 * took then and publishes late is the same event again, after which nothing new came.
 */
final class Patience {

    private static final Executor VIRTUAL =
            work -> Thread.ofVirtual().name("publish").start(work);

    private Patience() {}

    static void await(Duration patience, Supplier<List<CompletableFuture<Void>>> publications) {
        CompletableFuture<Void> all = CompletableFuture.supplyAsync(publications, VIRTUAL)
                .thenCompose(pending -> CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new)));
        try {
            all.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new NotPublished(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new NotPublished(new TimeoutException("the broker did not answer within " + patience));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotPublished(e);
        }
    }
}
