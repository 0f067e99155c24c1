package dev.hilo.channel.email.inbound.adapter.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.channel.email.inbound.app.UnreadableMail;
import dev.hilo.channel.email.inbound.model.Mail;
import dev.hilo.channel.email.inbound.model.MailFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Mime4jReaderTest {

    private final Mime4jReader reader = new Mime4jReader();

    @Test
    void a_plain_mail_is_read() throws Exception {
        Mail mail = read("""
                From: =?ISO-8859-1?Q?Ana_Garc=EDa?= <ana@corp.com>
                Subject: =?utf-8?B?Tm8gcHVlZG8gZW50cmFyIGVuIGxhIFZQTiDwn5ih?=
                Date: Mon, 23 Nov 2026 09:00:00 +0100
                Message-ID: <vpn-1@corp.com>

                Hola
                """);
        assertThat(mail.sender()).isEqualTo("ana@corp.com");
        assertThat(mail.senderName()).contains("Ana García");
        assertThat(mail.subject()).contains("No puedo entrar en la VPN 😡");
        assertThat(mail.date()).contains(Instant.parse("2026-11-23T08:00:00Z"));
        assertThat(mail.identity()).isEqualTo("<vpn-1@corp.com>");
        assertThat(mail.text()).isEqualTo("Hola");
        assertThat(mail.html()).isEmpty();
        assertThat(mail.files()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8, ¿Dónde está? 日本語",
        "iso-8859-1, ¿Dónde está?",
        "windows-1252, “¿Dónde?” €",
        "iso-2022-jp, 日本語のメール",
        "shift_jis, 日本語のメール",
        "windows-1255, שלום עולם",
        "koi8-r, Привет",
        "gb2312, 你好",
        "utf-16, ¿Dónde está?",
        "iso-8859-15, ¿Dónde está? 5 €",
        "iso-8859-2, Dzień dobry",
        "windows-1250, Dzień dobry",
        "windows-1251, Привет",
        "windows-1253, Καλημέρα",
        "iso-8859-7, Καλημέρα",
        "windows-1254, Günaydın",
        "iso-8859-9, Günaydın",
        "windows-1256, صباح الخير",
        "windows-1257, Labas rytas ąčę",
        "windows-1258, Chào",
        "iso-8859-8, שלום עולם",
        "euc-jp, 日本語のメール",
        "euc-kr, 안녕하세요",
        "iso-2022-kr, 안녕하세요",
        "big5, 你好",
        "gb18030, 你好",
        "gbk, 你好",
        "koi8-u, Привіт",
        "ibm850, ¿Dónde está?",
        "tis-620, สวัสดี",
    })
    void text_is_read_in_the_charset_it_says(String charset, String text) throws Exception {
        String body = Base64.getMimeEncoder().encodeToString(text.getBytes(Charset.forName(charset)));
        Mail mail = read("""
                From: a@b.c
                Content-Type: text/plain; charset=%s
                Content-Transfer-Encoding: base64

                %s
                """.formatted(charset, body));
        assertThat(mail.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "iso-8859-8-i, iso-8859-8, שלום עולם",
        "ks_c_5601-1987, x-windows-949, 안녕하세요 똠",
        "gb2312, gb18030, 你好 镕",
        "iso-2022-jp, x-windows-iso2022jp, 株式会社 ㈱",
        "shift_jis, windows-31j, 株式会社 ㈱",
        "iso-8859-1, windows-1252, “¿Dónde?” €",
        "us-ascii, windows-1252, “¿Dónde?” €",
        "iso-8859-1, utf-8, ¿Dónde está? 日本語",
        "macintosh, x-MacRoman, ¿Dónde está?",
        "windows-874, x-windows-874, สวัสดี",
        "unicode-1-1-utf-8, utf-8, ¿Dónde está?",
    })
    void text_is_read_in_the_charset_that_is_meant(String stated, String meant, String text) throws Exception {
        String body = Base64.getMimeEncoder().encodeToString(text.getBytes(Charset.forName(meant)));
        Mail mail = read("""
                From: a@b.c
                Subject: =?%s?B?%s?=
                Content-Type: text/plain; charset=%s
                Content-Transfer-Encoding: base64

                %s
                """.formatted(stated, body, stated, body));
        assertThat(mail.text()).isEqualTo(text);
    }

    @Test
    void utf_7_is_read() throws Exception {
        Mail mail = read("From: a@b.c\nContent-Type: text/plain; charset=utf-7\n\n+AL8-D+APM-nde est+AOE? +ZeVnLIqe\n");
        assertThat(mail.text()).isEqualTo("¿Dónde está? 日本語");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "םלוע םולש|שלום עולם",
                "!12:30 העשב (ימינפ) Hilo תכרעמה םע החיש|שיחה עם המערכת Hilo (פנימי) בשעה 12:30!",
                "שלום עולם|שלום עולם",
            })
    void hebrew_in_the_order_in_which_it_is_seen_is_put_into_the_order_in_which_it_is_read(String seen, String read)
            throws Exception {
        String body = Base64.getMimeEncoder().encodeToString(seen.getBytes(Charset.forName("iso-8859-8")));
        Mail mail = read("""
                From: a@b.c
                Content-Type: text/plain; charset=ISO-8859-8
                Content-Transfer-Encoding: base64

                %s
                """.formatted(body));
        assertThat(mail.text()).isEqualTo(read);
    }

    @Test
    void html_is_read_in_the_charset_that_it_says_itself_where_the_mail_says_none() throws Exception {
        byte[] head = "From: a@b.c\r\nContent-Type: text/html\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] body = "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=shift_jis\"></head>日本語"
                .getBytes(Charset.forName("shift_jis"));
        assertThat(reader.read(joined(head, body)).text()).isEqualTo("日本語");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=?utf-8?Q?La_impresora?= =?utf-8?Q?_no_imprime?=|La impresora no imprime",
                "=?utf-8?B?w4FndWlsYQ==?=|Águila",
                "=?utf-8*es?Q?=C3=81guila?=|Águila",
                "=?iso-8859-8-i?B?+ezl7Q==?=|שלום",
                "=?ks_c_5601-1987?B?vsiz5w==?=|안녕",
                "=?utf-8?B?w?= =?utf-8?B?4FndWlsYQ==?=|",
                "=?utf-8?Q?Dise=C3?= =?utf-8?Q?=B1o?=|Diseño",
                "=?utf-8?Q?sin fin|=?utf-8?Q?sin fin",
                "=?x-unknown?Q?hola?=|",
                "Re: =?ISO-8859-1?Q?Conexi=F3n?= lenta|Re: Conexión lenta",
            })
    void encoded_words_are_read_broken_ones_too(String header, @org.jspecify.annotations.Nullable String subject)
            throws Exception {
        Optional<String> read =
                read("From: a@b.c\nSubject: " + header + "\n\nx\n").subject();
        if (subject == null) {
            assertThat(read).isPresent();
        } else {
            assertThat(read).contains(subject);
        }
    }

    @ParameterizedTest
    @CsvSource({"utf-8", "us-ascii", "x-unknown", "utf-7", "''"})
    void text_whose_charset_is_a_lie_or_unknown_is_still_read(String charset) throws Exception {
        byte[] head = "From: a@b.c\r\nContent-Type: text/plain; charset=%s\r\n\r\n"
                .formatted(charset)
                .getBytes(StandardCharsets.US_ASCII);
        byte[] western = "¿Dónde está?".getBytes(Charset.forName("windows-1252"));
        byte[] utf8 = "¿Dónde está?".getBytes(StandardCharsets.UTF_8);
        assertThat(reader.read(joined(head, western)).text()).isEqualTo("¿Dónde está?");
        assertThat(reader.read(joined(head, utf8)).text()).isEqualTo("¿Dónde está?");
    }

    @Test
    void of_alternatives_the_plain_text_is_read_and_the_html_kept_safe() throws Exception {
        Mail mail = read("""
                From: a@b.c
                Content-Type: multipart/alternative; boundary=x

                --x
                Content-Type: text/plain

                Hola
                --x
                Content-Type: text/html

                <p onclick="evil()">Hola <b>todos</b></p><script>evil()</script>
                <img src="http://tracker/1.gif"><img src="cid:logo">
                --x--
                """);
        assertThat(mail.text()).isEqualTo("Hola");
        assertThat(mail.html().orElseThrow())
                .contains("<b>todos</b>", "cid:logo")
                .doesNotContain("onclick", "script", "tracker");
    }

    @Test
    void html_alone_is_made_readable() throws Exception {
        Mail mail = read("""
                From: a@b.c
                Content-Type: text/html; charset=utf-8

                <html><head><style>p {}</style><title>no</title></head><body>
                <div style="display: none">preheader</div>
                <p>Hola,<br>no   funciona <a href="https://vpn.corp.com/login">la VPN</a>.</p>
                <ul><li>uno</li><li>dos</li></ul>
                <table><tr><td>a</td><td>b</td></tr></table>
                <pre>x  y
                z</pre>
                <blockquote><p>antes</p></blockquote>
                </body></html>
                """);
        assertThat(mail.text()).isEqualTo("""
                Hola,
                no funciona la VPN <https://vpn.corp.com/login>.

                - uno
                - dos

                a b

                x  y
                z

                > antes""");
    }

    @Test
    void files_come_with_their_names_types_and_places() throws Exception {
        Mail mail = read("""
                From: a@b.c
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: multipart/related; boundary=r

                --r
                Content-Type: text/html

                <p>Mira <img src="cid:shot@x"></p>
                --r
                Content-Type: image/png; name="=?utf-8?Q?captura=C3=B1.png?="
                Content-ID: <shot@x>
                Content-Disposition: inline
                Content-Transfer-Encoding: base64

                iVBORw0KGgo=
                --r--
                --m
                Content-Type: application/pdf
                Content-Disposition: attachment;
                 filename*0*=UTF-8''informe%20;
                 filename*1*=%C3%B1.pdf
                Content-Transfer-Encoding: base64

                JVBERi0=
                --m
                Content-Type: message/rfc822

                From: b@c.d
                Subject: dentro

                texto de dentro
                --m
                Content-Type: text/calendar; method=REQUEST

                BEGIN:VCALENDAR
                --m
                Content-Type: application/ms-tnef; name=winmail.dat
                Content-Transfer-Encoding: base64

                eJ8+
                --m--
                """);
        assertThat(mail.text()).isEqualTo("Mira");
        assertThat(mail.files())
                .extracting(MailFile::name)
                .containsExactly("capturañ.png", "informe ñ.pdf", "dentro.eml", "invite.ics", "winmail.dat");
        assertThat(mail.files())
                .extracting(MailFile::mediaType)
                .containsExactly(
                        "image/png", "application/pdf", "message/rfc822", "text/calendar", "application/ms-tnef");
        assertThat(mail.files().getFirst().contentId()).contains("shot@x");
        assertThat(mail.files().getFirst().bytes()).hasSize(8);
        assertThat(new String(mail.files().get(2).bytes(), StandardCharsets.UTF_8))
                .contains("texto de dentro");
    }

    @Test
    void text_parts_one_after_the_other_are_read_together() throws Exception {
        Mail mail = read("""
                From: a@b.c
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: text/plain

                uno
                --m
                Content-Type: text/html

                <p>dos</p>
                --m--
                """);
        assertThat(mail.text()).isEqualTo("uno\n\ndos");
    }

    @Test
    void the_same_mail_without_a_message_id_has_one_identity_whatever_way_it_took() throws Exception {
        String mail = "From: a@b.c\nSubject: x\n\nhola\n";
        Mail once = read("Received: from one\n by two; today\nReturn-Path: <a@b.c>\n" + mail);
        Mail again = read("Received: from three by four; tomorrow\n" + mail);
        Mail other = read(mail.replace("hola", "adiós"));

        assertThat(once.identity()).isEqualTo(again.identity()).isNotEqualTo(other.identity());
        assertThat(once.thread().messageId()).isEmpty();
        assertThat(once.thread().id()).startsWith("<").endsWith(">");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "From: Ana <ana@corp.com>, bob@corp.com|ana@corp.com",
                "From: ana@corp.com (Ana)|ana@corp.com",
                "From: \"Ana, la de ventas\" <ana@corp.com>|ana@corp.com",
                "From: Ana <<ana@corp.com>>|ana@corp.com",
                "Sender: bob@corp.com|bob@corp.com",
                "From: MAILER-DAEMON|mailer-daemon@no-domain.invalid",
                "Return-Path: <ana@corp.com>|ana@corp.com",
            })
    void the_sender_is_found_where_headers_are_odd_or_missing(String header, String sender) throws Exception {
        assertThat(read(header + "\nSubject: x\n\nhola\n").sender()).isEqualTo(sender);
    }

    @Test
    void mails_from_nobody_do_not_count_as_one_persons() throws Exception {
        assertThat(read("Subject: x\n\nhola\n").sender())
                .endsWith("@no-domain.invalid")
                .isNotEqualTo(read("Subject: y\n\nhola\n").sender());
    }

    @Test
    void a_mail_without_a_body_or_a_date_is_read() throws Exception {
        Mail mail = read("From: a@b.c\nDate: yesterday\n\n");
        assertThat(mail.text()).isEmpty();
        assertThat(mail.date()).isEqualTo(Optional.empty());
        assertThat(mail.subject()).isEmpty();
    }

    @Test
    void raw_bytes_in_headers_are_read_as_well_as_can_be() throws Exception {
        byte[] utf8 = "From: a@b.c\r\nSubject: Conexión\r\n\r\nx".getBytes(StandardCharsets.UTF_8);
        byte[] western = "From: a@b.c\r\nSubject: Conexión\r\n\r\nx".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(reader.read(utf8).subject()).contains("Conexión");
        assertThat(reader.read(western).subject()).contains("Conexión");
    }

    @Test
    void a_mail_of_too_many_parts_is_left_to_people() {
        String bomb = "From: a@b.c\nContent-Type: multipart/mixed; boundary=m\n\n"
                + "--m\nContent-Type: text/plain\n\nx\n".repeat(2_000) + "--m--\n";
        assertThatThrownBy(() -> read(bomb)).isInstanceOf(UnreadableMail.class).hasMessageContaining("parts");
    }

    @Test
    void a_mail_nested_too_deep_is_left_to_people() {
        StringBuilder bomb = new StringBuilder("From: a@b.c\n");
        for (int i = 0; i < 200; i++) {
            bomb.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        assertThatThrownBy(() -> read(bomb + "\nx\n")).isInstanceOf(UnreadableMail.class);
    }

    private Mail read(String source) throws UnreadableMail {
        return reader.read(source.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] joined(byte[] head, byte[] body) {
        byte[] all = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }
}
