package dev.hilo.channel.email.inbound.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hilo.channel.email.inbound.model.Mail;
import dev.hilo.channel.email.inbound.model.MailHeaders;
import dev.hilo.channel.email.inbound.model.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class WatchMailboxTest {

    private final InMemoryMailbox mailbox = new InMemoryMailbox();
    private final List<Desk.Contact> taken = new CopyOnWriteArrayList<>();
    private volatile boolean databaseAway;

    private final EmptyMailbox empty = new EmptyMailbox(
            source -> mail(new String(source, StandardCharsets.UTF_8)),
            new TakeInMail(
                    this::take, (delivery, address, reason) -> false, Set.of("soporte@hilo.local"), Set.of(), Set.of()),
            this::keep,
            new InMemoryCheckpoint(),
            new UncountedMails(),
            Clock.systemUTC(),
            1_000);

    private final EmptyMailbox dying = new EmptyMailbox(
            source -> {
                throw new OutOfMemoryError("Java heap space");
            },
            new TakeInMail(this::take, (delivery, address, reason) -> false, Set.of(), Set.of(), Set.of()),
            this::keep,
            new InMemoryCheckpoint(),
            new UncountedMails(),
            Clock.systemUTC(),
            1_000);

    private Desk.Handover take(Desk.Contact contact) {
        taken.add(contact);
        return Desk.Handover.DONE;
    }

    @Test
    void mail_comes_in_as_it_arrives_and_after_a_lost_connection() {
        try (WatchMailbox watch = new WatchMailbox("soporte", mailbox, empty, Duration.ofSeconds(60))) {
            watch.start();
            mailbox.arrives("one");
            await().until(() -> taken.size() == 1);
            await().until(() -> watch.trouble().isEmpty());

            mailbox.breakMarks("connection lost");
            mailbox.arrives("two");
            await().until(() -> watch.trouble().orElse("").contains("connection lost"));
            mailbox.refusedConnections = 1;
            mailbox.breakMarks(null);
            await().atMost(Duration.ofSeconds(20)).until(() -> mailbox.processed.size() == 2);
            await().until(() -> watch.trouble().isEmpty());
        }
        assertThat(taken).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void a_failure_nobody_foresaw_is_told_without_its_words_and_tried_again() {
        databaseAway = true;
        try (WatchMailbox watch = new WatchMailbox("soporte", mailbox, empty, Duration.ofSeconds(60))) {
            watch.start();
            mailbox.arrives("unreadable");
            await().until(() -> watch.trouble().orElse("").contains("IllegalStateException"));
            assertThat(watch.trouble().orElseThrow()).doesNotContain("ana@corp.com");
            databaseAway = false;
            await().until(() -> mailbox.unreadable.size() == 1);
        }
    }

    @Test
    void an_error_that_ends_it_is_told_as_what_only_a_new_process_mends() {
        try (WatchMailbox watch = new WatchMailbox("soporte", mailbox, dying, Duration.ofSeconds(60))) {
            watch.start();
            await().until(() -> watch.trouble().isEmpty());
            assertThat(watch.failure()).isEmpty();
            mailbox.arrives("one");
            await().until(() -> watch.failure().isPresent());
            assertThat(watch.failure()).contains("ended by OutOfMemoryError");
            assertThat(watch.trouble()).isEqualTo(watch.failure());
        }
    }

    private void keep(UnreadableMails.Unreadable mail) {
        if (databaseAway) {
            throw new IllegalStateException("ana@corp.com wrote: no database");
        }
    }

    private static Mail mail(String source) throws UnreadableMail {
        if (source.startsWith("unreadable")) {
            throw new UnreadableMail("no mail");
        }
        return new Mail(
                new MailHeaders(Map.of()),
                "digest",
                "ana@corp.com",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "hola",
                Optional.empty(),
                List.of(),
                Origin.UNKNOWN);
    }
}
