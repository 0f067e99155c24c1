package dev.hilo.notification.telling.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** How users are told. */
@ConfigMapping(prefix = "hilo.notification")
public interface NotificationConfig {

    /**
     * Commits before this instant (ISO 8601, UTC) are folded but nobody is told of them. For a database that is built
     * anew from the stream, or a desk that was imported; without it everybody is told of everything.
     */
    Optional<Instant> quietBefore();

    /**
     * The channels that somebody serves, separated by commas: no message is asked of another. A user who has no identity
     * on any of them is unreachable.
     */
    @WithDefault("email,chat,webhook")
    Set<String> channels();

    /**
     * Channels whose users read the conversation where they write, separated by commas: who has nothing else is not told
     * there, and is not unreachable either.
     */
    @WithDefault("portal")
    Set<String> readInPlace();

    /**
     * Channels whose people may have left, separated by commas: an answer there that has not arrived within {@link
     * #seenWithin} goes to them elsewhere, too. Only for channels that report what arrived.
     */
    @WithDefault("chat")
    Set<String> mayBeAway();

    /** How long an answer waits to be seen before it goes elsewhere. */
    @WithDefault("2M")
    Duration seenWithin();

    /**
     * How many cases are acknowledged to one address in an hour. Whoever goes on opening cases after that may be a machine
     * that answers ours, although nothing marks its words: their cases are opened, and nothing is said.
     */
    @WithDefault("5")
    int acknowledgementsAnHour();

    /**
     * How many messages from addresses that nobody proved are answered automatically in an hour, whoever they are from, over
     * all replicas. After that the cases are opened, and nothing is said: whoever writes in the names of others would else
     * have the desk write to as many people as they like.
     */
    @WithDefault("200")
    int strangerAnswersAnHour();
}
