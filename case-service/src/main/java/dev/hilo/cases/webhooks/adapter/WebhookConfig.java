package dev.hilo.cases.webhooks.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How webhooks are told. */
@ConfigMapping(prefix = "hilo.webhooks")
public interface WebhookConfig {

    /** Whether an address may begin with {@code http:}. For development. */
    @WithDefault("false")
    boolean allowHttp();

    /** Whether requests may go to private, loopback and other special addresses. For development. */
    @WithDefault("false")
    boolean allowPrivateAddresses();

    /** How long a secret goes on signing beside the one that replaces it. */
    @WithDefault("24h")
    Duration secretOverlap();

    /** How long the other side may take to answer. */
    @WithDefault("10s")
    Duration timeout();

    /** The pause after a first failure; it doubles with each. */
    @WithDefault("5s")
    Duration firstRetry();

    /** The longest pause. */
    @WithDefault("1h")
    Duration longestRetry();

    /** How long a delivery is tried before it is given up. */
    @WithDefault("24h")
    Duration giveUpAfter();

    /** How long the delivery log goes back, and what was given up can be delivered again. */
    @WithDefault("30d")
    Duration keep();

    /** Cases of one webhook that are delivered at a time, by each replica. */
    @WithDefault("8")
    int atOnce();

    /** How often a replica looks for what other replicas left and for what is to be tried again. */
    @WithDefault("1s")
    Duration look();
}
