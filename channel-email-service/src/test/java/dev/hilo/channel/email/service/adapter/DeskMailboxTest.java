package dev.hilo.channel.email.service.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.channel.email.outbound.adapter.smtp.SmtpAccount;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeskMailboxTest {

    @Test
    void one_mailbox_needs_no_name() {
        assertThat(all(Map.of("address", "it@corp.com", "service", "laptops")))
                .singleElement()
                .satisfies(mailbox -> {
                    assertThat(mailbox.address()).isEqualTo("it@corp.com");
                    assertThat(mailbox.service()).contains("laptops");
                });
    }

    @Test
    void mail_and_passwords_are_encrypted_unless_somebody_says_otherwise() {
        DeskMailbox mailbox = all(Map.of("address", "josé.núñez@corp.com", "imap.host", "imap.corp.com"))
                .getFirst();

        assertThat(mailbox.imap().url()).startsWith("imaps://").endsWith("@imap.corp.com:993/INBOX");
        assertThat(mailbox.imap().user()).isEqualTo("josé.núñez@corp.com");
        assertThat(mailbox.smtp().port()).isEqualTo(587);
        assertThat(mailbox.smtp().security()).isEqualTo(SmtpAccount.Security.STARTTLS);
    }

    @Test
    void no_password_is_made_up_for_the_first_mailbox() {
        assertThatThrownBy(() -> all(Map.of("imap.password", "")))
                .hasMessageContaining("hilo.email.imap.password is missing");
    }

    @Test
    void what_another_does_not_say_is_as_with_the_first() {
        DeskMailbox another = all(Map.of(
                        "imap.host", "imap.corp.com",
                        "imap.port", "993",
                        "imap.security", "tls",
                        "imap.processed-folder", "Hecho",
                        "smtp.user", "relay",
                        "mailboxes.redes.address", "redes@corp.com",
                        "mailboxes.redes.imap.password", "s3cret"))
                .getLast();

        assertThat(another.imap().url()).isEqualTo("imaps://redes%40corp.com@imap.corp.com:993/INBOX");
        assertThat(another.imap().processedFolder()).contains("Hecho");
        assertThat(another.smtp().user()).contains("relay");
        assertThat(another.correspondence().deskName()).isEqualTo("Soporte");
        assertThat(another.service()).isEmpty();
    }

    @Test
    void a_mailbox_without_a_password_or_token_is_refused_by_the_setting_that_is_missing() {
        assertThatThrownBy(() -> all(Map.of("mailboxes.redes.address", "redes@corp.com")))
                .hasMessageContaining("hilo.email.mailboxes.redes.imap.password is missing");
        assertThat(all(Map.of(
                                "mailboxes.redes.address", "redes@corp.com",
                                "oauth.token-endpoint", "https://login.example/token",
                                "oauth.client-id", "hilo",
                                "oauth.client-secret", "s3cret"))
                        .getLast()
                        .imap()
                        .login()
                        .isToken())
                .isTrue();
    }

    @Test
    void two_mailboxes_with_one_address_or_one_folder_are_refused() {
        assertThatThrownBy(() -> all(Map.of(
                        "address", "it@corp.com",
                        "mailboxes.again.address", "IT@corp.com",
                        "mailboxes.again.imap.password", "s3cret")))
                .hasMessageContaining("two mailboxes have the address");
        assertThatThrownBy(() -> all(Map.of(
                        "imap.user", "it",
                        "mailboxes.again.address", "other@corp.com",
                        "mailboxes.again.imap.user", "it",
                        "mailboxes.again.imap.password", "s3cret")))
                .hasMessageContaining("two mailboxes have the imap folder");
    }

    private static List<DeskMailbox> all(Map<String, String> settings) {
        Map<String, String> values = new HashMap<>(Map.of("hilo.email.imap.password", "s3cret"));
        settings.forEach((key, value) -> values.put("hilo.email." + key, value));
        EmailConfig config = new SmallRyeConfigBuilder()
                .withMapping(EmailConfig.class)
                .withDefaultValues(values)
                .withConverter(Duration.class, 200, text -> Duration.parse(text.startsWith("P") ? text : "PT" + text))
                .build()
                .getConfigMapping(EmailConfig.class);
        return DeskMailbox.all(config, Clock.systemUTC());
    }
}
