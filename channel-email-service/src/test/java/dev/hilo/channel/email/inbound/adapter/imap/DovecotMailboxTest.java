package dev.hilo.channel.email.inbound.adapter.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.channel.email.Dovecot;
import dev.hilo.channel.email.inbound.app.Mailbox;
import dev.hilo.channel.email.inbound.app.Mailbox.Connection;
import dev.hilo.channel.email.inbound.app.Mailbox.Waiting;
import dev.hilo.channel.email.inbound.app.MailboxContract;
import jakarta.mail.Flags;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same on a server that people run: left out where Dovecot is not installed. */
@SuppressWarnings("NullAway.Init")
class DovecotMailboxTest extends MailboxContract {

    private static Dovecot dovecot;

    private final String user = "desk-" + UUID.randomUUID();

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        Dovecot.missing().ifPresent(Assumptions::abort);
        dovecot = new Dovecot(directory);
    }

    @AfterAll
    static void stop() {
        if (dovecot != null) {
            dovecot.close();
        }
    }

    @Override
    protected Mailbox mailbox() {
        return new ImapMailbox(dovecot.account(user, "INBOX"));
    }

    @Override
    protected void arrives(String source) throws Exception {
        dovecot.arrives(user, "INBOX", List.of(source));
    }

    @Override
    protected void deleteAll() throws Exception {
        dovecot.mark(user, "INBOX", new Flags(Flags.Flag.DELETED));
    }

    @Test
    void a_folder_made_anew_numbers_its_mails_anew() throws Exception {
        Mailbox desk = new ImapMailbox(dovecot.account(user, "Desk"));
        dovecot.arrives(user, "Desk", List.of(MAIL.formatted("1"), MAIL.formatted("2")));
        long before;
        Waiting last;
        try (Connection connection = desk.connect()) {
            before = connection.validity();
            last = connection.waiting(0, 10).getLast();
        }
        dovecot.delete(user, "Desk");
        dovecot.arrives(user, "Desk", List.of(MAIL.formatted("3")));
        try (Connection connection = desk.connect()) {
            assertThat(connection.validity()).isNotEqualTo(before);
            assertThat(connection.waiting(0, 10)).hasSize(1);
            assertThat(connection.waiting(last.uid(), 10)).isEmpty();
        }
    }

    @Test
    void a_mail_that_is_moved_to_another_folder_is_there() throws Exception {
        dovecot.arrives(user, "INBOX", List.of(MAIL.formatted("1")));
        ImapAccount account = dovecot.account(user, "INBOX");
        Mailbox moving = new ImapMailbox(new ImapAccount(
                account.host(),
                account.port(),
                account.user(),
                account.login(),
                account.security(),
                account.folder(),
                java.util.Optional.of("Hecho")));
        try (Connection connection = moving.connect()) {
            connection.markProcessed(connection.waiting(0, 10));
            assertThat(connection.waiting(0, 10)).isEmpty();
        }
        assertThat(dovecot.count(user, "INBOX")).isZero();
        assertThat(dovecot.count(user, "Hecho")).isOne();
    }
}
