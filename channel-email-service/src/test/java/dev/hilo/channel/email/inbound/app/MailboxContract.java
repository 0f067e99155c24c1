package dev.hilo.channel.email.inbound.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.channel.email.inbound.app.Mailbox.Connection;
import dev.hilo.channel.email.inbound.app.Mailbox.Waiting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What the desk expects of a mailbox. */
public abstract class MailboxContract {

    protected static final String MAIL = "From: ana@corp.com\nSubject: %s\n\nhola\n";

    protected abstract Mailbox mailbox();

    protected abstract void arrives(String source) throws Exception;

    /** As when somebody empties the folder with a mail program. */
    protected abstract void deleteAll() throws Exception;

    @Test
    void mails_wait_in_the_order_they_came_until_they_are_processed() throws Exception {
        for (int i = 1; i <= 5; i++) {
            arrives(MAIL.formatted(i));
        }
        try (Connection connection = mailbox().connect()) {
            List<Waiting> waiting = connection.waiting(0, 3);
            assertThat(waiting).hasSize(3);
            assertThat(subjects(connection, waiting)).containsExactly("1", "2", "3");
            assertThat(waiting.getFirst().size()).isPositive();
            assertThat(waiting.getFirst().arrivedAt()).isBefore(Instant.now().plusSeconds(60));
            connection.markProcessed(List.of(waiting.get(0)));
            connection.markUnreadable(waiting.get(1));
            assertThat(subjects(connection, connection.waiting(0, 10))).containsExactly("2", "3", "4", "5");
        }
        try (Connection again = mailbox().connect()) {
            assertThat(subjects(again, again.waiting(0, 10))).containsExactly("2", "3", "4", "5");
        }
    }

    @Test
    void only_what_came_after_a_uid_is_given() throws Exception {
        for (int i = 1; i <= 3; i++) {
            arrives(MAIL.formatted(i));
        }
        try (Connection connection = mailbox().connect()) {
            List<Waiting> all = connection.waiting(0, 10);
            assertThat(connection.waiting(all.getFirst().uid(), 10)).isEqualTo(all.subList(1, 3));
            assertThat(connection.waiting(all.getLast().uid(), 10)).isEmpty();
            assertThat(connection.validity()).isPositive();
        }
    }

    @Test
    void a_mail_comes_byte_for_byte() throws Exception {
        arrives(MAIL.formatted("áé") + "raya —\n");
        try (Connection connection = mailbox().connect()) {
            Waiting mail = connection.waiting(0, 1).getFirst();
            byte[] source = source(connection, mail);
            assertThat(new String(source, StandardCharsets.UTF_8))
                    .endsWith("raya —\r\n")
                    .contains("Subject: áé");
        }
    }

    @Test
    void a_mail_that_somebody_took_away_is_simply_gone() throws Exception {
        arrives(MAIL.formatted("x"));
        try (Connection connection = mailbox().connect()) {
            Waiting mail = connection.waiting(0, 1).getFirst();
            deleteAll();
            assertThat(connection.sources(List.of(mail))).isEmpty();
            connection.markProcessed(List.of(mail));
            connection.markUnreadable(mail);
            assertThat(connection.waiting(0, 10)).isEmpty();
        }
    }

    @Test
    void news_of_a_mail_ends_the_waiting() throws Exception {
        try (Connection connection = mailbox().connect()) {
            Thread waiting = waiting(connection);
            int arrived = 0;
            do {
                // One that arrives before the server hears of the waiting is no news to it: the next one is.
                arrives(MAIL.formatted("x" + arrived++));
            } while (!waiting.join(Duration.ofSeconds(3)) && arrived < 5);
            assertThat(waiting.isAlive()).isFalse();
            assertThat(connection.waiting(0, 10)).hasSize(arrived);
        }
    }

    @Test
    void waiting_ends_when_the_time_is_up() throws Exception {
        try (Connection connection = mailbox().connect()) {
            connection.awaitNews(Duration.ofMillis(300));
            assertThat(connection.waiting(0, 10)).isEmpty();
        }
    }

    @Test
    void waiting_ends_when_somebody_wakes_it() throws Exception {
        try (Connection connection = mailbox().connect()) {
            Thread waiting = waiting(connection);
            connection.wake();
            assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
        }
    }

    private static Thread waiting(Connection connection) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                begun.countDown();
                connection.awaitNews(Duration.ofSeconds(60));
            } catch (Mailbox.MailboxUnavailable e) {
                throw new IllegalStateException(e);
            }
        });
        begun.await();
        return thread;
    }

    private static List<String> subjects(Connection connection, List<Waiting> mails) throws Exception {
        List<String> subjects = new java.util.ArrayList<>();
        for (Waiting mail : mails) {
            String source = new String(source(connection, mail), StandardCharsets.UTF_8);
            subjects.add(source.replaceAll("(?s).*Subject: (\\S+)\r\n.*", "$1"));
        }
        return subjects;
    }

    private static byte[] source(Connection connection, Waiting mail) throws Exception {
        return Objects.requireNonNull(connection.sources(List.of(mail)).get(mail.uid()));
    }
}
