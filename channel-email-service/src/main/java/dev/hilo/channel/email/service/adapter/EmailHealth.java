package dev.hilo.channel.email.service.adapter;

import com.mongodb.MongoException;
import dev.hilo.channel.email.outbound.app.Post;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Well when mail comes in and goes out; else each entry says what is out of order with which of the desk's addresses. */
@ApplicationScoped
class EmailHealth {

    /** How long an answer of the SMTP server is believed: being asked often must not mean connecting often. */
    private static final Duration BELIEVED = Duration.ofSeconds(15);

    private final EmailService service;
    private final Clock clock;
    private Instant postChecked = Instant.MIN;
    private Map<String, String> postTroubles = Map.of();
    private Instant asideChecked = Instant.MIN;
    private Map<String, String> aside = Map.of();

    EmailHealth(EmailService service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    @Produces
    @Wellness
    @ApplicationScoped
    HealthCheck mailbox() {
        return () -> answer("IMAP mailbox", mailboxTroubles(), aside());
    }

    @Produces
    @Liveness
    @ApplicationScoped
    HealthCheck watching() {
        return () -> answer(
                "Watching of mailboxes",
                service.channel().map(EmailChannel::mailboxFailures).orElse(Map.of()),
                Map.of());
    }

    @Produces
    @Wellness
    @ApplicationScoped
    HealthCheck post() {
        return () -> answer("SMTP server", postTroubles(), Map.of());
    }

    private Map<String, String> mailboxTroubles() {
        return service.channel().map(EmailChannel::mailboxTroubles).orElse(Map.of("channel", "has not started"));
    }

    /** Mails that people have to look at: they do not make the channel unready, but somebody should know. */
    private synchronized Map<String, String> aside() {
        Instant now = clock.instant();
        if (asideChecked.isBefore(now.minus(BELIEVED))) {
            Map<String, String> found = new LinkedHashMap<>();
            try {
                service.channel().map(EmailChannel::unreadable).orElse(Map.of()).forEach((address, mails) -> {
                    if (!mails.isEmpty()) {
                        found.put(address + " put aside", String.join("; ", mails));
                    }
                });
            } catch (MongoException e) {
                found.put("put aside", "cannot be looked up: " + e.getClass().getSimpleName());
            }
            aside = found;
            asideChecked = now;
        }
        return aside;
    }

    private synchronized Map<String, String> postTroubles() {
        Instant now = clock.instant();
        if (postChecked.isBefore(now.minus(BELIEVED))) {
            postTroubles = checked();
            postChecked = now;
        }
        return postTroubles;
    }

    private Map<String, String> checked() {
        Map<String, String> troubles = new LinkedHashMap<>();
        service.posts().forEach((address, post) -> {
            try {
                post.check();
            } catch (Post.PostUnavailable e) {
                troubles.put(address, String.valueOf(e.getMessage()));
            }
        });
        return troubles;
    }

    /** @param troubles by the desk's address they are with */
    private static HealthCheckResponse answer(String name, Map<String, String> troubles, Map<String, String> notes) {
        var answer = HealthCheckResponse.named(name).status(troubles.isEmpty());
        troubles.forEach(answer::withData);
        notes.forEach(answer::withData);
        return answer.build();
    }
}
