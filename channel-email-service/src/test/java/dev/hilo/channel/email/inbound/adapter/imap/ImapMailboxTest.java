package dev.hilo.channel.email.inbound.adapter.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.StoredMessage;
import dev.hilo.channel.email.TestMailServer;
import dev.hilo.channel.email.inbound.app.Mailbox;
import dev.hilo.channel.email.inbound.app.Mailbox.Connection;
import dev.hilo.channel.email.inbound.app.Mailbox.Waiting;
import dev.hilo.channel.email.inbound.app.MailboxContract;
import dev.hilo.channel.email.login.model.Login;
import jakarta.mail.Flags;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ImapMailboxTest extends MailboxContract {

    @AutoClose
    private final TestMailServer server = new TestMailServer();

    @Override
    protected Mailbox mailbox() {
        return new ImapMailbox(server.imap());
    }

    @Override
    protected void arrives(String source) throws Exception {
        server.arrives(source);
    }

    @Override
    protected void deleteAll() {
        server.inbox().deleteAllMessages();
    }

    @Test
    void a_mail_that_somebody_read_with_a_mail_program_still_waits() throws Exception {
        arrives(MAIL.formatted("x"));
        StoredMessage stored = server.inbox().getMessages().getFirst();
        stored.setFlag(Flags.Flag.SEEN, true);
        try (Connection connection = mailbox().connect()) {
            assertThat(connection.waiting(0, 10)).hasSize(1);
        }
    }

    @Test
    void fetching_a_mail_does_not_mark_it_read_and_processing_does() throws Exception {
        arrives(MAIL.formatted("x"));
        try (Connection connection = mailbox().connect()) {
            Waiting mail = connection.waiting(0, 10).getFirst();
            connection.sources(List.of(mail));
            assertThat(server.inbox().getMessages().getFirst().isSet(Flags.Flag.SEEN))
                    .isFalse();
            connection.markProcessed(List.of(mail));
            assertThat(server.inbox().getMessages().getFirst().isSet(Flags.Flag.SEEN))
                    .isTrue();
        }
    }

    @Test
    void an_unreadable_mail_stays_and_is_flagged_for_people() throws Exception {
        arrives(MAIL.formatted("x"));
        try (Connection connection = mailbox().connect()) {
            connection.markUnreadable(connection.waiting(0, 10).getFirst());
        }
        StoredMessage stored = server.inbox().getMessages().getFirst();
        assertThat(stored.isSet(Flags.Flag.FLAGGED)).isTrue();
        assertThat(stored.isSet(Flags.Flag.SEEN)).isFalse();
    }

    @Test
    void a_processed_mail_is_moved_where_a_folder_is_given() throws Exception {
        arrives(MAIL.formatted("x"));
        Mailbox moving = new ImapMailbox(server.imap("secret", Optional.of("Hecho")));
        try (Connection connection = moving.connect()) {
            connection.markProcessed(connection.waiting(0, 10));
            assertThat(connection.waiting(0, 10)).isEmpty();
        }
        assertThat(server.inbox().getMessages()).isEmpty();
        assertThat(server.folder("Hecho")).hasSize(1);
    }

    @Test
    void a_wrong_password_and_a_dead_server_are_told_apart() {
        assertThatThrownBy(() -> new ImapMailbox(server.imap("wrong", Optional.empty())).connect())
                .isInstanceOf(Mailbox.MailboxUnavailable.class)
                .hasMessageContaining("refuses the login")
                .hasMessageNotContaining("wrong");
        ImapAccount nobody = new ImapAccount(
                "127.0.0.1", 1, "soporte", Login.by("secret"), ImapAccount.Security.NONE, "INBOX", Optional.empty());
        assertThatThrownBy(() -> new ImapMailbox(nobody).connect())
                .isInstanceOf(Mailbox.MailboxUnavailable.class)
                .hasMessageContaining("127.0.0.1:1");
    }
}
