package dev.hilo.channel.email.inbound.adapter.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.channel.email.SharedMail;
import dev.hilo.channel.email.inbound.model.Mail;
import dev.hilo.channel.email.inbound.model.MailFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails whose program did not keep to MIME: nothing of them is lost. */
class BrokenMimeTest {

    private static final String PARTS = """
            --frontera
            Content-Type: text/plain; charset=utf-8

            El portátil no enciende.
            --frontera
            Content-Type: application/pdf
            Content-Disposition: attachment; filename=acta.pdf

            pdf
            --frontera--
            """;

    private final Mime4jReader reader = new Mime4jReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/mixed; boundary=\"otra\"",
                "Content-Type: multipart/mixed",
                "Content-Type: multipart/mixed; boundary*0=fron; boundary*1=tera",
                "Content-Type: multipart/mixed;\nboundary=frontera",
                "Content-Type: multipart/mixed;\n boundary=frontera\n\t",
            })
    void text_and_files_are_found_whatever_the_headers_say_of_the_boundary(String type) throws Exception {
        Mail mail = read("From: José Ramón Núñez <nunez@corp.com>\n" + type + "\n\n" + PARTS, StandardCharsets.UTF_8);

        assertThat(mail.text()).isEqualTo("El portátil no enciende.");
        assertThat(mail.files()).extracting(MailFile::name).containsExactly("acta.pdf");
    }

    @Test
    void a_multipart_mail_without_any_part_is_read_as_text() throws Exception {
        assertThat(read("From: a@corp.com\nContent-Type: multipart/mixed; boundary=b\n\nHola\n", StandardCharsets.UTF_8)
                        .text())
                .isEqualTo("Hola");
    }

    @Test
    void a_line_of_blanks_ends_the_headers_unless_a_header_follows() throws Exception {
        assertThat(read("From: a@corp.com\nSubject: VPN\n \nNo entro.\n", StandardCharsets.UTF_8))
                .satisfies(mail -> {
                    assertThat(mail.subject()).contains("VPN");
                    assertThat(mail.text()).isEqualTo("No entro.");
                });
        assertThat(read("From: a@corp.com\n \nSubject: VPN\n\nNo entro.\n", StandardCharsets.UTF_8)
                        .subject())
                .contains("VPN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "utf-8|filename=\"Reunión año 2026.pdf\"",
                "windows-1252|filename=\"Reunión año 2026.pdf\"",
                "windows-1252|filename=Reunión año 2026.pdf",
                "utf-8|filename*=iso-8859-1''Reuni%C3%B3n%20a%C3%B1o%202026.pdf",
                "utf-8|filename*=utf-8''Reuni%F3n%20a%F1o%202026.pdf",
                "utf-8|filename*1*=%B3n%20a%C3%B1o; filename*0*=utf-8''Reuni%C3; filename*2=\" 2026.pdf\"",
                "utf-8|filename=\"=?utf-8?Q?Reuni=C3?= =?utf-8?B?s24gYcOxbyAyMDI2LnBkZg==?=\"",
            })
    void names_of_files_come_out_whole(Charset charset, String name) throws Exception {
        Mail mail = read("""
                From: a@corp.com
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: application/pdf
                Content-Disposition: attachment; %s

                pdf
                --b--
                """.formatted(name), charset);

        assertThat(mail.files()).extracting(MailFile::name).containsExactly("Reunión año 2026.pdf");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon,  23 Nov  2026 10:00:00 +0100|2026-11-23T09:00:00Z",
                "Mon, 23 Nov 2026 10:00:00 MST|2026-11-23T17:00:00Z",
                "Tue, 23 Jun 2026 10:00:00 EDT|2026-06-23T14:00:00Z",
                "23 Nov 2026 10:00:00 GMT (invierno)|2026-11-23T10:00:00Z",
            })
    void dates_are_read_as_programs_write_them(String date, Instant expected) throws Exception {
        assertThat(read("From: a@corp.com\nDate: " + date + "\n\nHola\n", StandardCharsets.UTF_8)
                        .date())
                .contains(expected);
    }

    @Test
    void japanese_that_does_not_say_so_is_read() throws Exception {
        assertThat(read("From: a@corp.com\n\n複合機が止まります\n", Charset.forName("iso-2022-jp"))
                        .text())
                .isEqualTo("複合機が止まります");
    }

    @Test
    void the_share_of_trial_mails_that_come_out_as_expected_is_told() throws Exception {
        Map<String, String> texts = new TreeMap<>(Map.of(
                "02-reply-begins-like-an-introduction", "Hola:\n\nLa impresora sigue sin imprimir.",
                "02b-reply-begins-like-an-introduction-unmarked", "La impresora sigue sin imprimir.",
                "03-forward-subject-first", "La batería del armario 3 está al 9 %.\nCámbienla hoy.",
                "04-quotation-broken-lines", "Ya funciona, gracias.",
                "05-history-begins-with-date", "Sigue igual.",
                "06-own-words-on-the-introducing-line", "Hola:\nYa imprime, pero sale en gris.",
                "07-boundary-never-found", "El portátil no enciende.",
                "09-file-name-in-raw-bytes", "Adjunto el acta."));
        List<String> differing = new java.util.ArrayList<>();
        for (Map.Entry<String, String> expected : texts.entrySet()) {
            byte[] source = SharedMail.trial("mail/" + expected.getKey() + ".eml");
            if (!reader.read(source).newText().equals(expected.getValue())) {
                differing.add(expected.getKey());
            }
        }
        System.out.printf(
                "texts of trial mails as expected: %d of %d; differing: %s%n",
                texts.size() - differing.size(), texts.size(), differing);
        assertThat(differing).isEmpty();
    }

    private Mail read(String source, Charset charset) throws Exception {
        return reader.read(source.replace("\n", "\r\n").getBytes(charset));
    }
}
