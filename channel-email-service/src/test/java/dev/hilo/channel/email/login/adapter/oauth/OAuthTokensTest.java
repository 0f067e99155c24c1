package dev.hilo.channel.email.login.adapter.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.channel.email.TestMailServer;
import dev.hilo.channel.email.inbound.adapter.imap.ImapAccount;
import dev.hilo.channel.email.inbound.adapter.imap.ImapMailbox;
import dev.hilo.channel.email.inbound.app.Mailbox;
import dev.hilo.channel.email.login.model.Login;
import dev.hilo.channel.email.outbound.adapter.smtp.SmtpAccount;
import dev.hilo.channel.email.outbound.adapter.smtp.SmtpPost;
import dev.hilo.channel.email.outbound.app.Post.PostUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tokens over HTTP, shown to a server that takes XOAUTH2. */
class OAuthTokensTest {

    @AutoClose
    private final TokenEndpoint endpoint = new TokenEndpoint();

    @AutoClose
    private final TestMailServer server = new TestMailServer();

    private Instant now = Instant.parse("2026-11-25T08:00:00Z");
    private final InstantSource time = () -> now;
    private final Clock clock = time.withZone(ZoneOffset.UTC);

    @Test
    void a_token_opens_mailbox_and_post_and_is_asked_for_once() throws Exception {
        Login login = tokens("s3cret", Optional.empty());
        server.takes("token-1");

        try (Mailbox.Connection connection = new ImapMailbox(imap(login)).connect()) {
            assertThat(connection.waiting(0, 10)).isEmpty();
        }
        new SmtpPost(smtp(login), TestMailServer.DESK, clock).check();

        assertThat(endpoint.asked())
                .singleElement()
                .satisfies(form -> assertThat(form)
                        .containsEntry("grant_type", "client_credentials")
                        .containsEntry("client_id", "hilo")
                        .containsEntry("scope", "https://outlook.office365.com/.default"));
    }

    @Test
    void one_that_expires_or_is_not_taken_is_followed_by_another() throws Exception {
        Login login = tokens("s3cret", Optional.empty());
        assertThat(login.secret()).isEqualTo("token-1");
        now = now.plus(Duration.ofMinutes(58));
        assertThat(login.secret()).isEqualTo("token-1");
        now = now.plus(Duration.ofMinutes(1));
        assertThat(login.secret()).isEqualTo("token-2");

        server.takes("token-3");
        assertThatThrownBy(() -> new ImapMailbox(imap(login)).connect())
                .isInstanceOf(Mailbox.MailboxUnavailable.class)
                .hasMessageContaining("refuses the login")
                .hasMessageContaining("client hilo")
                .hasMessageNotContaining("token-2");
        new ImapMailbox(imap(login)).connect().close();
        server.takes("token-4");
        SmtpPost post = new SmtpPost(smtp(login), TestMailServer.DESK, clock);
        assertThatThrownBy(post::check).isInstanceOf(PostUnavailable.class);
        post.check();
    }

    @Test
    void somebody_who_has_agreed_once_is_asked_no_more() throws Exception {
        Login login = tokens("s3cret", Optional.of("agreed"));

        assertThat(login.secret()).isEqualTo("token-1");
        assertThat(endpoint.asked().getFirst())
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("refresh_token", "agreed");
    }

    @Test
    void a_client_that_is_refused_hears_why_and_no_secret_is_told() {
        ImapMailbox mailbox = new ImapMailbox(imap(tokens("wr0ng", Optional.empty())));

        assertThatThrownBy(mailbox::connect)
                .isInstanceOf(Mailbox.MailboxUnavailable.class)
                .hasMessageContaining("invalid_client, AADSTS7000215")
                .hasMessageContaining("hilo at " + endpoint.uri())
                .hasMessageNotContaining("wr0ng");
        endpoint.close();
        assertThatThrownBy(mailbox::connect)
                .isInstanceOf(Mailbox.MailboxUnavailable.class)
                .hasMessageContaining("no token");
        assertThatThrownBy(() -> new OAuthTokens.Client(
                        endpoint.uri(), "hilo", Optional.empty(), Optional.empty(), Optional.empty()))
                .hasMessageContaining("client-secret or a refresh-token");
    }

    private Login tokens(String secret, Optional<String> refreshToken) {
        return new OAuthTokens(
                new OAuthTokens.Client(
                        endpoint.uri(),
                        "hilo",
                        Optional.of(secret),
                        refreshToken,
                        Optional.of("https://outlook.office365.com/.default")),
                clock);
    }

    private ImapAccount imap(Login login) {
        return new ImapAccount(
                "127.0.0.1", server.imapPort(), "soporte", login, ImapAccount.Security.NONE, "INBOX", Optional.empty());
    }

    private SmtpAccount smtp(Login login) {
        return new SmtpAccount(
                "127.0.0.1", server.smtpPort(), Optional.of("soporte"), Optional.of(login), SmtpAccount.Security.NONE);
    }
}
