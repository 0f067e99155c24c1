package dev.hilo.channel.tck;

import static org.awaitility.Awaitility.await;

import dev.hilo.channel.sdk.ChannelTransport;
import dev.hilo.channel.sdk.RetryPolicy;
import dev.hilo.channel.tck.ChannelUnderTest.PersonMessage;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.Delivery;
import dev.hilo.contracts.DeliveryReceipt;
import dev.hilo.contracts.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Where a channel is put for its tests: the hooks an integrator gives, and what the tests do with the channel. */
public abstract class ChannelBench {

    private static final Duration SOON = Duration.ofSeconds(15);
    static final RetryPolicy PATIENT = new RetryPolicy(1_000, Duration.ofMillis(20), Duration.ofMillis(50));
    static final RetryPolicy BRIEF = new RetryPolicy(3, Duration.ofMillis(20), Duration.ofMillis(50));

    final String run = UUID.randomUUID().toString().substring(0, 8);
    final InMemoryTransport transport = new InMemoryTransport();
    private @Nullable ChannelUnderTest running;

    /** The channel's name. */
    protected abstract String channel();

    /**
     * Starts the channel on the kit's transport, with the kit's retry policy for its deliveries. Called again after a
     * close it is a restart: what the channel must remember has to be there still.
     */
    protected abstract ChannelUnderTest start(ChannelTransport transport, RetryPolicy retry) throws Exception;

    @AfterEach
    void stop() throws Exception {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    ChannelUnderTest starting(RetryPolicy retry) throws Exception {
        ChannelUnderTest channel = start(transport, retry);
        running = channel;
        return channel;
    }

    ChannelUnderTest restarting(RetryPolicy retry) throws Exception {
        stop();
        return starting(retry);
    }

    String person(String name) {
        return name + "-" + run;
    }

    PersonMessage message(String id, String conversation, String person, String text) {
        return new PersonMessage(run + "-" + id, run + "-" + conversation, person(person), text);
    }

    Delivery delivery(ChannelUnderTest channel, String id, String person, String text) {
        return delivery(channel, id, person, text, Delivery.Kind.AGENT_MESSAGE);
    }

    Delivery delivery(ChannelUnderTest channel, String id, String person, String text, Delivery.Kind kind) {
        return new Delivery(
                "dlv-" + run + "-" + id,
                channel(),
                channel.identityOf(person(person)),
                "usr-" + run,
                "HILO-1042",
                kind,
                kind == Delivery.Kind.AGENT_MESSAGE ? "Ana" : null,
                "es",
                "VPN",
                text,
                new Conversation(run + "-c1", null, List.of()),
                Instant.parse("2026-11-23T10:00:00Z"),
                Map.of());
    }

    List<Interaction> interactions(int count) {
        eventually(() -> transport.interactions().size() >= count);
        return transport.interactions();
    }

    List<String> distinctInteractions(int count) {
        eventually(() -> ids().size() >= count);
        return ids();
    }

    List<String> ids() {
        return transport.interactions().stream().map(Interaction::id).distinct().toList();
    }

    DeliveryReceipt receipt(Delivery delivery) {
        eventually(
                () -> transport.receipts().stream().anyMatch(r -> r.deliveryId().equals(delivery.id())));
        return transport.receipts().stream()
                .filter(r -> r.deliveryId().equals(delivery.id()))
                .findFirst()
                .orElseThrow();
    }

    void allSettled() {
        eventually(transport::allSettled);
    }

    static void eventually(Callable<Boolean> condition) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(condition);
    }
}
