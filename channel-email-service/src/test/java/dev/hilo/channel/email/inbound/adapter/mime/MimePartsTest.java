package dev.hilo.channel.email.inbound.adapter.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.hilo.channel.email.inbound.app.UnreadableMail;
import dev.hilo.channel.email.inbound.model.Mail;
import dev.hilo.channel.email.inbound.model.MailFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not simply a text or a file. */
class MimePartsTest {

    private final Mime4jReader reader = new Mime4jReader();

    @Test
    void a_forwarded_mail_is_kept_as_a_file_under_its_subject_and_goes_beside_what_the_person_wrote() throws Exception {
        Mail mail = read("""
                From: a@b.c
                Content-Type: multipart/mixed; boundary=m

                --m

                Mira esto
                --m
                Content-Type: message/rfc822

                From: Luis <luis@corp.com>
                Subject: =?utf-8?Q?Impresora:_no_imprime?=
                Content-Type: multipart/mixed; boundary=n

                --n

                No imprime.
                --n
                Content-Type: image/png; name=foto.png
                Content-Transfer-Encoding: base64

                iVBORw0KGgo=
                --n--
                --m--
                """);

        assertThat(mail.text()).isEqualTo("Mira esto");
        assertThat(mail.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("Impresora no imprime.eml");
            assertThat(reader.read(file.bytes()).text()).isEqualTo("No imprime.");
            assertThat(reader.read(file.bytes()).files())
                    .extracting(MailFile::name)
                    .containsExactly("foto.png");
        });
    }

    @Test
    void a_mail_that_is_nothing_but_a_forwarded_one_is_read_as_that() throws Exception {
        Mail mail = read("""
                From: a@b.c
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: message/rfc822

                From: Luis <luis@corp.com>
                Date: Mon, 23 Nov 2026 09:00:00 +0100
                Subject: Impresora

                No imprime.
                --m--
                """);

        assertThat(mail.text()).startsWith("From: Luis <luis@corp.com>").endsWith("No imprime.");
        assertThat(mail.newText()).isEqualTo("No imprime.");
        assertThat(mail.files()).extracting(MailFile::name).containsExactly("Impresora.eml");
    }

    @Test
    void a_calendar_is_told_in_a_line_and_kept() throws Exception {
        Mail mail = read("""
                From: a@b.c
                Content-Type: multipart/alternative; boundary=x

                --x
                Content-Type: text/html; charset=utf-8

                <p>Te invito.</p>
                --x
                Content-Type: text/calendar; method=REQUEST; charset=utf-8

                BEGIN:VCALENDAR
                METHOD:REQUEST
                VERSION:2.0
                BEGIN:VTIMEZONE
                TZID:Romance Standard Time
                BEGIN:STANDARD
                DTSTART:16010101T030000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:16010101T020000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0200
                RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
                END:DAYLIGHT
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:1
                DTSTAMP:20261123T080000Z
                DTSTART;TZID=Romance Standard Time:20261124T090000
                DTEND;TZID=Romance Standard Time:20261124T100000
                SUMMARY:Revisión de la VPN\\, con
                  el proveedor
                LOCATION:Sala 1
                ORGANIZER;CN=Ana:mailto:ana@corp.com
                END:VEVENT
                END:VCALENDAR
                --x--
                """);

        assertThat(mail.text()).isEqualTo("""
                [Calendario/Calendar REQUEST: Revisión de la VPN, con el proveedor · 2026-11-24 09:00 +01:00 – 2026-11-24 10:00 +01:00\
                 · Sala 1 · ana@corp.com]

                Te invito.""");
        assertThat(mail.newText()).isEqualTo(mail.text());
        assertThat(mail.html().orElseThrow()).contains("Te invito.", "Sala 1");
        assertThat(mail.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("invite.ics");
            assertThat(file.mediaType()).isEqualTo("text/calendar");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"no calendar", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:nonsense", "BEGIN:VCALENDAR"})
    void a_calendar_that_cannot_be_read_is_kept(String calendar) throws Exception {
        Mail mail = read("From: a@b.c\nContent-Type: text/calendar\n\n" + calendar);

        assertThat(mail.files()).extracting(MailFile::name).containsExactly("invite.ics");
    }

    @Test
    void images_that_stand_in_the_html_itself_become_files_that_it_refers_to() throws Exception {
        Mail mail = read("""
                From: a@b.c
                Content-Type: text/html

                <p>Mira:</p><img alt="x" src="data:image/png;base64,iVBOR
                w0KGgo="><img src='data:image/jpeg;base64,/9j/'><img src="data:image/svg+xml;base64,PHN2Zz4="><img
                src="data:image/png;base64,%%">
                """);

        assertThat(mail.files()).extracting(MailFile::name).containsExactly("image-1.png", "image-2.jpg");
        assertThat(mail.files().getFirst().bytes()).hasSize(8);
        assertThat(mail.files().getFirst().mediaType()).isEqualTo("image/png");
        assertThat(mail.files().getFirst().contentId()).contains("image-1.png@embedded");
        assertThat(mail.html().orElseThrow())
                .contains("cid:image-1.png@embedded", "cid:image-2.jpg@embedded")
                .doesNotContain("data:");
        assertThat(mail.text()).isEqualTo("Mira:");
    }

    @Test
    void the_files_in_a_winmail_dat_are_taken_out() throws Exception {
        byte[] informe = "%PDF-".getBytes(StandardCharsets.US_ASCII);
        byte[] winmail = new WinmailDat()
                .with("INFORM~1.PDF", "informe año.pdf", "application/pdf", informe)
                .with("foto.png", "foto.png", "image/png", new byte[] {1, 2, 3})
                .bytes();

        Mail mail = read(withWinmail("Adjunto el informe.", winmail));

        assertThat(mail.text()).isEqualTo("Adjunto el informe.");
        assertThat(mail.files()).extracting(MailFile::name).containsExactly("informe año.pdf", "foto.png");
        assertThat(mail.files()).extracting(MailFile::mediaType).containsExactly("application/pdf", "image/png");
        assertThat(mail.files().getFirst().bytes()).isEqualTo(informe);
        assertThat(read(withWinmail("", winmail)).files())
                .as("where the words may be in it, too, it stays")
                .extracting(MailFile::name)
                .containsExactly("informe año.pdf", "foto.png", "winmail.dat");
    }

    @Test
    @Timeout(10)
    void a_winmail_dat_that_says_it_is_larger_than_it_is_stays_what_it_is_and_costs_nothing() throws Exception {
        byte[] bomb = new WinmailDat().withBomb().bytes();
        String source = withWinmail("hola", bomb);
        read(source);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThat(read(source).files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("winmail.dat");
            assertThat(file.bytes()).isEqualTo(bomb);
        });
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4L << 20);
    }

    @Test
    void a_winmail_dat_with_thousands_of_files_is_refused_with_a_reason() {
        WinmailDat many = new WinmailDat();
        for (int i = 0; i < 1_001; i++) {
            many.with("x", "x", "text/plain", new byte[0]);
        }

        assertThatThrownBy(() -> read(withWinmail("hola", many.bytes())))
                .isInstanceOf(UnreadableMail.class)
                .hasMessageContaining("parts");
    }

    @Test
    void the_content_of_a_signed_mail_is_read_and_its_signature_kept() throws Exception {
        Mail mail = read("""
                From: a@b.c
                Content-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary=s

                --s
                Content-Type: text/plain; charset=utf-8

                Firmado por mí.
                --s
                Content-Type: application/pkcs7-signature; name=smime.p7s
                Content-Transfer-Encoding: base64

                MIIB
                --s--
                """);

        assertThat(mail.text()).isEqualTo("Firmado por mí.");
        assertThat(mail.files()).extracting(MailFile::name).containsExactly("smime.p7s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m|cifrado por S/MIME",
                "application/x-pkcs7-mime|cifrado por S/MIME",
                "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m|firmado por S/MIME",
            })
    void what_nobody_here_can_read_is_kept_and_said_to_be_so(String type, String said) throws Exception {
        Mail mail = read("From: a@b.c\nContent-Type: %s\nContent-Transfer-Encoding: base64\n\nMIIB\n".formatted(type));

        assertThat(mail.text()).contains(said, "not read");
        assertThat(mail.newText()).isEqualTo(mail.text());
        assertThat(mail.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("smime.p7m");
            assertThat(file.bytes()).hasSize(3);
        });
    }

    @Test
    void of_a_mail_encrypted_by_pgp_both_parts_are_kept_and_it_is_said_to_be_so() throws Exception {
        Mail mail = read("""
                From: a@b.c
                Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=e

                --e
                Content-Type: application/pgp-encrypted

                Version: 1
                --e
                Content-Type: application/octet-stream; name=encrypted.asc

                -----BEGIN PGP MESSAGE-----
                --e--
                """);

        assertThat(mail.text()).isEqualTo("[Correo cifrado, sin leer / Encrypted mail, not read]");
        assertThat(mail.files()).hasSize(2).extracting(MailFile::name).contains("encrypted.asc");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filename=\"informe.pdf\"|informe.pdf",
                "filename=informe.pdf|informe.pdf",
                "filename*=UTF-8''factura%E2%80%AEfdp.exe|facturafdp.exe",
                "filename=\"../../etc/passwd\"|passwd",
                "filename*=UTF-8''informe%20a%C3%B1o.pdf|informe año.pdf",
                "filename*=iso-8859-1'es'informe%20a%F1o.pdf|informe año.pdf",
                "filename*=\"UTF-8''informe%20a%C3%B1o.pdf\"|informe año.pdf",
                "filename*0*=UTF-8''informe%20; filename*1*=a%C3%B1o; filename*2=.pdf|informe año.pdf",
                "filename*0=\"infor\"; filename*1=\"me.pdf\"|informe.pdf",
                "filename*1=\"me.pdf\"; filename*0=\"infor\"|informe.pdf",
                "filename=\"=?utf-8?Q?informe_a=C3=B1o.pdf?=\"|informe año.pdf",
                "filename==?utf-8?B?aW5mb3JtZSBhw7FvLnBkZg==?=|informe año.pdf",
                "filename=\"=?iso-2022-jp?B?GyRCSnM5cBsoQi5wZGY=?=\"|報告.pdf",
                "filename=\"informe año.pdf\"|informe año.pdf",
                "filename*=UTF-8''informe%20a%C3%B1o%ZZ.pdf; filename=\"informe.pdf\"|informe",
                "filename*=UTF-8''caf%C3|caf",
            })
    void names_of_files_are_read_however_they_are_written(String parameters, String name) throws Exception {
        Mail mail = read("""
                From: a@b.c
                Content-Type: application/pdf
                Content-Disposition: attachment; %s
                Content-Transfer-Encoding: base64

                JVBERi0=
                """.formatted(parameters.replace("; ", ";\n ")));

        assertThat(mail.files())
                .singleElement()
                .extracting(MailFile::name)
                .asString()
                .startsWith(name);
    }

    @Test
    void mails_nested_in_mails_too_deep_are_left_to_people() {
        StringBuilder bomb = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            bomb.append("From: a@b.c\nContent-Type: message/rfc822\n\n");
        }
        assertThatThrownBy(() -> read(bomb + "From: a@b.c\n\nx\n"))
                .isInstanceOf(UnreadableMail.class)
                .hasMessageContaining("deeper");
    }

    @Test
    @Timeout(20)
    void a_hundred_thousand_mails_in_one_another_are_refused_in_time() {
        String bomb = "Content-Type: message/rfc822\n\n".repeat(100_000);
        assertThatThrownBy(() -> read(bomb)).isInstanceOf(UnreadableMail.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/mixed\n\nhola\n",
                "Content-Type: text\n\nhola\n",
                "Content-Type: ;;;\n\nhola\n",
                "Content-Type: text/plain; charset=\"utf-8\n\nhola\n",
                "Content-Transfer-Encoding: nonsense\n\nhola\n",
                "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nhola\n",
            })
    void headers_that_lie_do_not_hide_the_text(String rest) throws Exception {
        assertThat(read("From: a@b.c\n" + rest).text()).isEqualTo("hola");
    }

    private static String withWinmail(String text, byte[] winmail) {
        return """
                From: a@b.c
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: text/plain; charset=utf-8

                %s
                --m
                Content-Type: application/ms-tnef; name="winmail.dat"
                Content-Transfer-Encoding: base64

                %s
                --m--
                """.formatted(text, Base64.getMimeEncoder().encodeToString(winmail));
    }

    private Mail read(String source) throws UnreadableMail {
        return reader.read(source.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
