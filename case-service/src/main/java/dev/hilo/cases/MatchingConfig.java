package dev.hilo.cases;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the case of an interaction is found. */
@ConfigMapping(prefix = "hilo.cases.matching")
public interface MatchingConfig {

    /**
     * The policies, in the order in which they are asked; the first that finds a case decides, and where none does a new
     * one is opened. There are {@code reference} (a case number quoted), {@code conversation} (the channel's own thread),
     * {@code in-reply-to} (it answers a message that is known), {@code continuation} (on another channel, about the one
     * active case) and {@code single-active-case} (on any channel, at any time). The service does not start with another.
     */
    @WithDefault("reference,conversation,in-reply-to,continuation")
    List<String> policies();

    /** How long after the last change of a case what comes on another channel still goes on about it. */
    @WithDefault("PT72H")
    Duration continuationWindow();

    /**
     * Channels whose threads mean nothing, as a call does not: who calls again goes on about the case they called about.
     * Empty for none.
     */
    @WithDefault("voice")
    Optional<List<String>> passingChannels();
}
