package dev.hilo.channel.sdk;

import dev.hilo.contracts.ContractViolation;
import dev.hilo.contracts.Ids;
import dev.hilo.contracts.Interaction;
import dev.hilo.stream.KafkaConnection;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One channel's connection to Hilo. Make one for the life of the process; it is thread-safe.
 *
 * <pre>{@code
 * Channel pager = Channel.onKafka("pager", KafkaConnection.to("localhost:9092"));
 * pager.publishAndWait(interaction);
 * Deliveries deliveries = pager.deliveries(journal).retry(RetryPolicy.defaults()).start(sender);
 * }</pre>
 */
public final class Channel implements AutoCloseable {

    private final String name;
    private final ChannelTransport transport;

    private Channel(String name, ChannelTransport transport) {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("a channel's name is a lower-case word like email or chat: " + name);
        }
        this.name = name;
        this.transport = transport;
    }

    /** The channel {@code name} on Kafka. */
    public static Channel onKafka(String name, KafkaConnection kafka) {
        return on(name, new KafkaTransport(kafka, source(name)));
    }

    /** The channel {@code name} on another transport, which it closes when it is closed. */
    public static Channel on(String name, ChannelTransport transport) {
        return new Channel(name, transport);
    }

    /** CloudEvents {@code source} of what a channel publishes: {@code /hilo/channels/email}. */
    public static URI source(String name) {
        return URI.create("/hilo/channels/" + name);
    }

    public String name() {
        return name;
    }

    /** The id of the interaction that a provider's message becomes. The same message gives the same id, always. */
    public String interactionId(String providerMessageId) {
        return Ids.interaction(name, providerMessageId);
    }

    /**
     * Publishes an interaction. Calls for one identity keep their order. Blocks only while the broker has fallen behind:
     * that is the back-pressure.
     *
     * @return completes once all in-sync replicas have it; exceptionally when it could not be published, and then the same
     *     interaction may be published again at any time
     * @throws ContractViolation naming the field that is beyond {@link dev.hilo.contracts.Limits}; nothing is published
     */
    public CompletableFuture<Void> publish(Interaction interaction) {
        if (!interaction.channel().equals(name)) {
            throw new IllegalArgumentException(
                    "channel " + name + " cannot publish an interaction of channel " + interaction.channel());
        }
        return transport.publish(interaction);
    }

    /**
     * Publishes an interaction and returns once it is safe: answer or acknowledge the provider only then.
     *
     * @throws ChannelUnavailable when it could not be published
     * @throws ContractViolation naming the field that is beyond {@link dev.hilo.contracts.Limits}; nothing is published
     */
    public void publishAndWait(Interaction interaction) {
        Waiting.forSafety(publish(interaction), "an interaction");
    }

    /** What to set before this channel starts to send its deliveries. */
    public Deliveries.Builder deliveries(DeliveryJournal journal) {
        return new Deliveries.Builder(this, transport, journal);
    }

    /** For a channel that only reports on deliveries sent elsewhere, as by a provider's webhook in another process. */
    public Receipts receipts(DeliveryJournal journal) {
        return new Receipts(name, transport, journal, Clock.systemUTC(), receipt -> {});
    }

    /**
     * Has the channel forget people who are erased. Each identity that was theirs is told, also those of other channels:
     * delete what you keep under it, sessions, transcripts and names, and do nothing where you keep nothing. It is told
     * again when {@code forget} throws, and may be told twice in any case.
     */
    public ChannelTransport.Subscription erasures(Consumer<String> forget) {
        return transport.erasures("channel-" + name + "-erasures", forget);
    }

    /** Why the channel cannot publish just now, in a sentence for operators; empty when it can. */
    public Optional<String> trouble() {
        return transport.trouble();
    }

    /** Why the process must be started anew, in a sentence for operators; empty as long as all works or only waits. */
    public Optional<String> failure() {
        return transport.failure();
    }

    /** Waits for what is under way to be published. Close {@link Deliveries} first. */
    @Override
    public void close() {
        transport.close();
    }
}
