package dev.hilo.channel.quarkus;

import dev.hilo.channel.sdk.RetryPolicy;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a channel service is told of itself. Environment names follow: {@code HILO_CHANNEL_RETRY_ATTEMPTS}. */
@ConfigMapping(prefix = "hilo.channel")
public interface ChannelConfig {

    /** The channel's name, a lower-case word: {@code webhook}. Never change it: interaction ids are derived from it. */
    String name();

    /** How many messages are handed to the provider at once. */
    @WithDefault("16")
    int concurrency();

    Retry retry();

    /** How a message is tried again that the provider does not take for now; after the last time it counts as failed. */
    interface Retry {

        @WithDefault("8")
        int attempts();

        /** Delay after the first failure; it doubles from there. */
        @WithDefault("2s")
        Duration first();

        @WithDefault("1m")
        Duration last();

        default RetryPolicy policy() {
            return new RetryPolicy(attempts(), first(), last());
        }
    }
}
