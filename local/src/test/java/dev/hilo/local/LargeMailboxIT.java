package dev.hilo.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mailbox as a load test fills it. {@code -Dhilo.mails} says with how many. */
class LargeMailboxIT {
    private static final int MAILS = Integer.getInteger("hilo.mails", 10_000);
    private static final int CHUNK = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    @TempDir
    private Path state;

    @Test
    void ten_thousand_mails_come_in_are_fetched_and_flagged_in_chunks_and_outlive_a_kill() {
        try (LocalMail mail = LocalMail.start(state)) {
            assertTimeoutPreemptively(PATIENCE, () -> {
                timed(mail, "received", () -> sendAll(mail));
                timed(mail, "fetched and flagged", () -> flagAll(mail, CHUNK));
                mail.kill9();
                timed(mail, "read back from disk", mail::restart);
                try (Store store = connect(mail);
                        Folder inbox = store.getFolder("INBOX")) {
                    inbox.open(Folder.READ_ONLY);
                    assertThat(inbox.getMessageCount()).isEqualTo(MAILS);
                    assertThat(inbox.getUnreadMessageCount()).isZero();
                    assertThat(((UIDFolder) inbox).getUID(inbox.getMessage(MAILS)))
                            .isEqualTo(MAILS);
                }
            });
        }
    }

    private static void sendAll(LocalMail mail) throws Exception {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", "localhost");
        settings.setProperty("mail.smtp.port", String.valueOf(mail.smtpPort()));
        Session session = Session.getInstance(settings);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            InternetAddress[] desk = {new InternetAddress(LocalMail.DESK)};
            for (int i = 1; i <= MAILS; i++) {
                MimeMessage message = new MimeMessage(session);
                message.setFrom(new InternetAddress("p" + i % 100 + "@example.com", "José Núñez", "UTF-8"));
                message.setRecipients(Message.RecipientType.TO, desk);
                message.setSubject("La impresora " + i, "UTF-8");
                message.setText("No imprime.\n".repeat(20), "UTF-8");
                message.saveChanges();
                transport.sendMessage(message, desk);
            }
        }
    }

    private static void flagAll(LocalMail mail, int chunk) throws Exception {
        FetchProfile profile = new FetchProfile();
        profile.add(IMAPFolder.FetchProfileItem.MESSAGE);
        profile.add(UIDFolder.FetchProfileItem.UID);
        try (Store store = connect(mail);
                Folder inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_WRITE);
            Message[] all = inbox.getMessages();
            for (int i = 0; i < all.length; i += chunk) {
                Message[] some = Arrays.copyOfRange(all, i, Math.min(all.length, i + chunk));
                inbox.fetch(some, profile);
                inbox.setFlags(some, new Flags(Flags.Flag.SEEN), true);
            }
        }
    }

    private static Store connect(LocalMail mail) throws Exception {
        Store store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("localhost", mail.imapPort(), LocalMail.DESK, LocalMail.DESK_PASSWORD);
        return store;
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void timed(LocalMail mail, String what, Step step) throws Exception {
        Instant start = Instant.now();
        Duration before = processorTime(mail);
        step.run();
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        double worked = processorTime(mail).minus(before).toMillis() / 1000.0;
        System.out.printf(
                "%d mails %s in %.1f s (%.0f a second), of which the server worked %.1f s%n",
                MAILS, what, seconds, MAILS / seconds, worked);
    }

    private static Duration processorTime(LocalMail mail) {
        return ProcessHandle.of(mail.process().pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }
}
