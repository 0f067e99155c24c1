package dev.hilo.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.contracts.EventType;
import dev.hilo.contracts.Interaction;
import dev.hilo.stream.ConsumerSettings;
import dev.hilo.stream.EventConsumer;
import dev.hilo.stream.KafkaConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mails come in while the service is killed at random, and come out as exactly as many interactions. {@code -Dhilo.mails}
 * says how many (400), {@code -Dhilo.seed} repeats a run's kills.
 */
class KilledEmailIT {

    private static final int MAILS = Integer.getInteger("hilo.mails", 400);
    private static final long SEED =
            Long.getLong("hilo.seed", ThreadLocalRandom.current().nextInt());
    private static final int SENDERS = 20;
    private static final int AT_ONCE = Math.clamp(MAILS / 8, 1, 250);

    /** GreenMail takes ever longer for a folder that grows. */
    private static final int WAITING = 1_000;

    private static final Duration PATIENCE = Duration.ofMinutes(4).plusMillis(60L * MAILS);

    /** Some way to put mails into the desk's mailbox. */
    private interface Arrival {
        void of(List<String> mails) throws Exception;
    }

    /** Where mail goes to another folder when it is done with. */
    @Test
    void on_green_mail(@TempDir Path state) throws Exception {
        Map<String, String> moving = Map.of("HILO_EMAIL_IMAP_PROCESSED_FOLDER", "Hecho");
        try (TestMailServer server = new TestMailServer();
                ServiceAtWork at = new ServiceAtWork(state, server.imapPort(), server.smtpPort(), moving)) {
            every_mail_comes_out_once(at, mails -> {
                for (String mail : mails) {
                    server.arrives(mail);
                }
            });
        }
    }

    @Test
    void on_dovecot(@TempDir Path state) throws Exception {
        Dovecot.missing().ifPresent(Assumptions::abort);
        try (Dovecot server = new Dovecot(state);
                TestMailServer smtp = new TestMailServer();
                ServiceAtWork at = new ServiceAtWork(state, server.port(), smtp.smtpPort(), Map.of())) {
            every_mail_comes_out_once(at, mails -> server.arrives("soporte", "INBOX", mails));
        }
    }

    private static void every_mail_comes_out_once(ServiceAtWork at, Arrival arrival) throws Exception {
        Random random = new Random(SEED);
        ConcurrentLinkedQueue<Interaction> published = new ConcurrentLinkedQueue<>();
        int kills = 0;
        int arrived = 0;
        at.startService();
        try (EventConsumer<Interaction> consumer = EventConsumer.start(
                EventType.INTERACTION_RECEIVED,
                events -> events.forEach(event -> published.add(event.data())),
                ConsumerSettings.of(KafkaConnection.to(at.bootstrapServers()), "test-interactions"))) {
            Instant until = Instant.now().plus(PATIENCE);
            while (distinct(published) < MAILS && Instant.now().isBefore(until)) {
                int more = arrived - distinct(published) > WAITING
                        ? 0
                        : Math.min(MAILS - arrived, AT_ONCE * (1 + random.nextInt(4)));
                List<String> mails = new ArrayList<>();
                for (int i = 0; i < more; i++) {
                    mails.add(mail(arrived++));
                }
                arrival.of(mails);
                Thread.sleep(random.nextInt(3_000 + MAILS));
                if (distinct(published) < MAILS) {
                    at.kill9();
                    kills++;
                    at.startService();
                }
            }
        }

        System.out.printf(
                "seed %d: %d mails, the service killed %d times: %d interactions, %d of them published again%n",
                SEED, MAILS, kills, distinct(published), published.size() - distinct(published));
        assertThat(published.stream().map(Interaction::id).distinct())
                .as("seed %d", SEED)
                .hasSize(MAILS);
        assertThat(published.stream()
                        .map(each -> each.conversation().messageId())
                        .distinct())
                .as("each mail is one interaction")
                .hasSize(MAILS);
        assertThat(kills).isPositive();
        for (int sender = 0; sender < SENDERS; sender++) {
            String identity = "mailto:p" + sender + "@corp.com";
            assertThat(published.stream()
                            .filter(each -> each.from().identity().equals(identity))
                            .map(each -> Integer.valueOf(each.content().text()))
                            .distinct())
                    .as("what %s wrote, in order; seed %d", identity, SEED)
                    .isSorted();
        }
    }

    private static long distinct(ConcurrentLinkedQueue<Interaction> published) {
        return published.stream().map(Interaction::id).distinct().count();
    }

    private static String mail(int number) {
        return """
                From: Ana <p%d@corp.com>
                To: soporte@hilo.local
                Subject: VPN
                Message-ID: <killed-%d@corp.com>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8

                %d
                """.formatted(number % SENDERS, number, number);
    }
}
