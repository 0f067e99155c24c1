package dev.hilo.channel.email.service.adapter;

import dev.hilo.channel.email.outbound.app.Post;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when mail comes in and goes out; else each entry says what is out of order. */
@ApplicationScoped
class EmailHealth {

    /** How long an answer of the SMTP server is believed: being asked often must not mean connecting often. */
    private static final Duration BELIEVED = Duration.ofSeconds(15);

    private final EmailService service;
    private final Clock clock;
    private Instant postChecked = Instant.MIN;
    private Optional<String> postTrouble = Optional.empty();

    EmailHealth(EmailService service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck mailbox() {
        return () -> answer("IMAP mailbox", mailboxTrouble());
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck post() {
        return () -> answer("SMTP server", postTrouble());
    }

    private Optional<String> mailboxTrouble() {
        return service.channel().map(EmailChannel::mailboxTrouble).orElse(Optional.of("the channel has not started"));
    }

    private synchronized Optional<String> postTrouble() {
        Instant now = clock.instant();
        if (postChecked.isBefore(now.minus(BELIEVED))) {
            postTrouble = checked();
            postChecked = now;
        }
        return postTrouble;
    }

    private Optional<String> checked() {
        try {
            service.post().check();
            return Optional.empty();
        } catch (Post.PostUnavailable e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static HealthCheckResponse answer(String name, Optional<String> trouble) {
        return trouble.map(reason -> HealthCheckResponse.named(name)
                        .down()
                        .withData("reason", reason)
                        .build())
                .orElseGet(() -> HealthCheckResponse.up(name));
    }
}
