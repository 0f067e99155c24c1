package dev.hilo.channel.webhook.adapter.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the webhook channel is told. Environment names follow: {@code HILO_WEBHOOK_SOURCES_FORMS_SECRETS} for the source
 * {@code forms}.
 */
@ConfigMapping(prefix = "hilo.webhook")
public interface WebhookConfig {

    /** The tools that may send hooks, by their name. None: every hook is refused. */
    Map<String, SourceConfig> sources();

    /** How long a hook may take to be published before its sender is told to try again. */
    @WithDefault("8s")
    Duration publishWithin();

    /** How long a tool may take to answer what we send. */
    @WithDefault("10s")
    Duration answerWithin();

    /** How many bytes of files go along with one message, all together; those that do not fit are only named. */
    @WithDefault("8388608")
    long filesUpTo();

    /** Whether messages may be sent to {@code http} addresses too: for development. */
    @WithDefault("false")
    boolean allowHttp();

    /** One tool. */
    interface SourceConfig {

        /**
         * {@code whsec_} and random bytes in base64; several, separated by commas, while one is being replaced. Without one
         * the source is a stranger.
         */
        Optional<List<String>> secrets();

        /** Whether the tool has made sure who writes: addresses it names then link people's contexts. */
        @WithDefault("false")
        boolean vouches();

        /** Where messages to its people are sent: an {@code https} address. */
        Optional<URI> deliverTo();
    }
}
