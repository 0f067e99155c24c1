package dev.hilo.channel.email.outbound.adapter.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.channel.email.TestMailServer;
import dev.hilo.channel.email.outbound.app.Post;
import dev.hilo.channel.email.outbound.model.Answer;
import dev.hilo.channel.email.outbound.model.Correspondence;
import dev.hilo.channel.email.outbound.model.OutgoingMail;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpPostTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    @Test
    void a_mail_arrives_with_its_thread_its_author_and_both_its_texts() throws Exception {
        try (TestMailServer server = new TestMailServer()) {
            assertThat(post(server.smtp()).send(mail("ana@corp.com"))).isInstanceOf(Post.Reply.Accepted.class);

            MimeMessage got = server.received("ana@corp.com").getFirst();
            assertThat(got.getMessageID()).isEqualTo("<dlv_1.HILO-1042@hilo.local>");
            assertThat(got.getHeader("In-Reply-To", null)).isEqualTo("<c@x>");
            assertThat(got.getHeader("References", null).split("\\s+")).containsExactly("<a@x>", "<b@x>", "<c@x>");
            assertThat(got.getSubject()).isEqualTo("Re: Conexión [HILO-1042]");
            InternetAddress from = (InternetAddress) got.getFrom()[0];
            assertThat(from.getAddress()).isEqualTo("soporte@hilo.local");
            assertThat(from.getPersonal()).isEqualTo("Íñigo (Soporte)");
            assertThat(got.getHeader("Auto-Submitted")).isNull();
            assertThat(got.getSentDate()).isEqualTo(java.util.Date.from(CLOCK.instant()));
            Multipart parts = (Multipart) got.getContent();
            assertThat(parts.getContentType()).startsWith("multipart/alternative");
            assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
                    .isEqualTo("Hola Ana:\n\n¿Funciona ya? 👍");
            assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
            assertThat(parts.getBodyPart(1).getContent().toString()).contains("<p>¿Funciona ya? 👍</p>");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT|550 5.1.1 no such user",
                "MAIL|553 5.7.1 sender not allowed",
                ".|554 5.6.0 rejected as spam",
            })
    void what_the_server_refuses_for_good_is_refused_in_its_words(String command, String answer) throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            server.answer(command, answer);
            assertThat(post(server.account()).send(mail("ana@corp.com"))).isEqualTo(new Post.Reply.Refused(answer));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT|450 4.2.1 greylisted",
                "MAIL|452 4.3.1 out of space",
                ".|451 4.3.0 try later",
            })
    void what_the_server_puts_off_is_tried_later_and_told_in_its_words(String command, String answer) throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            server.answer(command, answer);
            assertThatThrownBy(() -> post(server.account()).send(mail("ana@corp.com")))
                    .isInstanceOf(Post.PostUnavailable.class)
                    .hasMessage(answer);
        }
    }

    @Test
    void a_server_that_is_too_busy_or_away_is_tried_later() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            server.answer("CONNECT", "421 4.3.2 too busy");
            assertThatThrownBy(() -> post(server.account()).send(mail("ana@corp.com")))
                    .isInstanceOf(Post.PostUnavailable.class)
                    .hasMessageContaining("421");
        }
        assertThatThrownBy(() -> post(TestMailServer.deadSmtp()).check())
                .isInstanceOf(Post.PostUnavailable.class)
                .hasMessageContaining("127.0.0.1");
    }

    @Test
    void an_address_that_is_none_is_refused_without_asking() throws Exception {
        assertThat(post(TestMailServer.deadSmtp()).send(mail("<>"))).isInstanceOf(Post.Reply.Refused.class);
    }

    private static SmtpPost post(SmtpAccount account) {
        return new SmtpPost(account, "soporte@hilo.local", CLOCK);
    }

    private static OutgoingMail mail(String to) {
        return new Correspondence("soporte@hilo.local", "Soporte")
                .compose(new Answer(
                        "dlv_1",
                        to,
                        Optional.of("HILO-1042"),
                        Answer.Purpose.PERSONAL,
                        Optional.of("Íñigo"),
                        "es",
                        Optional.of("Conexión"),
                        "Hola Ana:\n\n¿Funciona ya? 👍",
                        Optional.of("<a@x>"),
                        Optional.of("<c@x>"),
                        List.of("<b@x>")));
    }
}
