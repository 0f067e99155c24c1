package dev.hilo.channel.email.outbound.adapter.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.channel.email.outbound.model.OutgoingMail;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches the SMTP server, byte by byte. */
class EnvelopesTest {

    private static final Session SESSION = Session.getInstance(new Properties());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nuñez, Eva",
                "García, Ana",
                "a:bcd redes",
                "Ana \"Redes\" Gil",
                "Turno <N2>",
                "O'Neil; Ltd.",
                "王芳",
                "ana@other.example.com",
                "Back\\slash",
            })
    void a_name_comes_out_whole_beside_the_one_address(String name) throws Exception {
        MimeMessage mail = new MimeMessage(SESSION, new ByteArrayInputStream(written(name, "VPN", "es", "a.pdf")));

        assertThat(mail.getFrom()).singleElement().satisfies(from -> {
            assertThat(((InternetAddress) from).getAddress()).isEqualTo("soporte@hilo.local");
            assertThat(((InternetAddress) from).getPersonal()).isEqualTo(name);
        });
    }

    @Test
    void nothing_that_somebody_wrote_begins_a_header() throws Exception {
        String hostile = "Ana\r\nBcc: leak@example.net\nX-Leak: 1";

        String written =
                new String(written(hostile, hostile, "es\r\nBcc: leak@example.net", hostile), StandardCharsets.UTF_8);

        assertThat(written.lines()).noneMatch(line -> line.startsWith("Bcc:") || line.startsWith("X-Leak:"));
        assertThat(new MimeMessage(SESSION, new ByteArrayInputStream(written.getBytes(StandardCharsets.UTF_8)))
                        .getAllRecipients())
                .hasSize(1);
    }

    @Test
    void no_line_is_longer_than_servers_take() throws Exception {
        String written =
                new String(written("Á".repeat(200), "ñ".repeat(240), "es", "í".repeat(200)), StandardCharsets.UTF_8);

        assertThat(written.lines()).allMatch(line -> line.length() <= 998);
    }

    private static byte[] written(String name, String subject, String language, String file) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Envelopes.message(
                        SESSION,
                        new OutgoingMail(
                                "<dlv_1.HILO-1@hilo.local>",
                                "soporte@hilo.local",
                                name,
                                "nunez@corp.com",
                                subject,
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                language,
                                "a".repeat(2_000),
                                "<p>" + "b".repeat(2_000) + "</p>",
                                List.of(new OutgoingMail.File(file, "application/pdf", new byte[3]))),
                        Instant.EPOCH)
                .writeTo(out);
        return out.toByteArray();
    }
}
