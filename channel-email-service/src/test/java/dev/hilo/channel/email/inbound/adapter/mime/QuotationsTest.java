package dev.hilo.channel.email.inbound.adapter.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.channel.email.inbound.model.Mail;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTML as mail programs write it; what is quoted is in words that no list of introductions holds. */
class QuotationsTest {

    private static final String KLINGON = "jaj wejmaH rep 9:00 ghItlhta' Qujlaw &lt;desk@hilo.local&gt;:";

    static Stream<Arguments> programs() {
        return Stream.of(
                Arguments.of("Gmail", """
                        <div dir="ltr">Ya funciona.<div><br></div></div><br><div class="gmail_quote gmail_quote_container">
                        <div dir="ltr" class="gmail_attr">%s<br></div><blockquote class="gmail_quote"><p>Hola Ana</p>
                        <p>ghItlh</p></blockquote></div>"""),
                Arguments.of("Gmail with a signature", """
                        <div dir="ltr">Ya funciona.<br clear="all"><div><span class="gmail_signature_prefix">-- </span><br>
                        <div class="gmail_signature" data-smartmail="gmail_signature">Ana García<br>Ventas</div></div></div><br>
                        <div class="gmail_quote"><div class="gmail_attr">%s</div><blockquote class="gmail_quote">Hola</blockquote>
                        </div>"""),
                Arguments.of("Apple Mail", """
                        <html><body>Ya funciona.<div><br id="lineBreakAtBeginningOfMessage"><div><br><blockquote type="cite">
                        <div>%s</div><br><div>Hola Ana</div></blockquote></div><br></div></body></html>"""),
                Arguments.of("iPhone", """
                        Ya funciona.<br><div dir="ltr">Enviado desde mi iPhone</div><div dir="ltr"><br><blockquote type="cite">%s
                        <br><br></blockquote></div><blockquote type="cite"><div dir="ltr">Hola Ana</div></blockquote>"""),
                Arguments.of("Thunderbird", """
                        <p>Ya funciona.</p><div class="moz-cite-prefix">%s<br></div>
                        <blockquote type="cite" cite="mid:1@hilo.local"><p>Hola Ana</p></blockquote>
                        <div class="moz-signature">Ana García</div>"""),
                Arguments.of("Outlook on the web", """
                        <div class="elementToProof">Ya funciona.</div><div id="appendonsend"></div>
                        <hr style="display:inline-block;width:98%%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr">
                        <b>ngeHwI':</b> Desk<br><b>poH:</b> %s</div><div>&nbsp;</div><p>Hola Ana</p><div>ghItlh</div>"""),
                Arguments.of("Outlook on a PC", """
                        <div class="WordSection1"><p class="MsoNormal">Ya funciona.<o:p></o:p></p>
                        <div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">
                        <p class="MsoNormal"><b>ngeHwI':</b> Desk<br><b>poH:</b> 23 2026<br><b>HevwI':</b> Ana<br><b>qech:</b> %s</p>
                        </div></div><p class="MsoNormal">Hola Ana</p><p>ghItlh</p></div>"""),
                Arguments.of("Outlook on a telephone", """
                        <div dir="ltr">Ya funciona.</div><div id="ms-outlook-mobile-signature">Outlook vItu'</div>
                        <div id="mail-editor-reference-message-container"><hr><p>%s</p><p>Hola Ana</p></div>"""),
                Arguments.of("Yahoo", """
                        <div class="ydp1yahoo-style-wrap"><div>Ya funciona.</div></div>
                        <div id="yahoo_quoted_123" class="yahoo_quoted"><div>%s</div><div>Hola Ana</div></div>"""),
                Arguments.of("Proton", """
                        <div>Ya funciona.</div><div class="protonmail_signature_block">Ana</div>
                        <div class="protonmail_quote">%s<br><blockquote class="protonmail_quote" type="cite">Hola Ana</blockquote>
                        <br></div>"""),
                Arguments.of("Zoho", """
                        <div>Ya funciona.</div><div class="zmail_extra"><div>---- %s ----</div>
                        <blockquote id="blockquote_zmail">Hola Ana</blockquote></div>"""),
                Arguments.of("GMX", """
                        <div>Ya funciona.</div><div name="quote" style="margin:10px"><div>%s</div><div>Hola Ana</div></div>"""),
                Arguments.of("Zimbra", """
                        <div>Ya funciona.</div><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__">
                        <b>ngeHwI': </b>%s</div><div data-marker="__QUOTED_TEXT__">Hola Ana</div>"""),
                Arguments.of("one that writes the introduction outside", """
                        <div>Ya funciona.</div><div>%s</div><blockquote type="cite"><div>Hola Ana</div></blockquote>"""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void what_stands_in_the_containers_of_a_program_is_not_new(String program, String html) throws Exception {
        Mail mail = read(html.formatted(KLINGON));

        assertThat(mail.newText()).isEqualTo("Ya funciona.");
        assertThat(mail.text()).as("the full text").contains("Hola");
    }

    @Test
    void the_html_decides_where_a_plain_text_goes_along() throws Exception {
        Mail mail = reader("""
                From: a@b.c
                Content-Type: multipart/alternative; boundary=x

                --x
                Content-Type: text/plain; charset=utf-8

                Ya funciona.

                jaj wejmaH ghItlhta' Qujlaw

                Hola Ana
                --x
                Content-Type: text/html; charset=utf-8

                <div>Ya funciona.</div><div class="gmail_quote"><div class="gmail_attr">jaj</div>
                <blockquote class="gmail_quote">Hola Ana</blockquote></div>
                --x--
                """);

        assertThat(mail.newText()).isEqualTo("Ya funciona.");
        assertThat(mail.text()).contains("Hola Ana");
    }

    @Test
    void answers_between_the_lines_stay_with_what_they_answer() throws Exception {
        Mail thunderbird = read("""
                <p>Mira abajo.</p><div class="moz-cite-prefix">On 23/11/2026 9:00, Desk wrote:<br></div>
                <blockquote type="cite"><p>Which version?</p></blockquote><p>12.1</p>
                <blockquote type="cite"><p>Which laptop?</p></blockquote><p>The old one</p>""");
        Mail gmail = read("""
                <div dir="ltr"><div class="gmail_quote"><div class="gmail_attr">On 23/11/2026 9:00, Desk wrote:<br></div>
                <blockquote class="gmail_quote">Which version?</blockquote><div>12.1</div>
                <blockquote class="gmail_quote">Which laptop?</blockquote><div>The old one</div></div></div>""");

        Mail proton = read("""
                <div class="protonmail_quote">On 23/11/2026 9:00, Desk wrote:<br>
                <blockquote class="protonmail_quote" type="cite">Which version?</blockquote><div>12.1</div>
                <blockquote class="protonmail_quote" type="cite">Which laptop?</blockquote><div>The old one</div></div>""");

        assertThat(proton.newText()).contains("> Which version?", "12.1", "> Which laptop?", "The old one");
        assertThat(thunderbird.newText()).contains("> Which version?", "12.1", "> Which laptop?", "The old one");
        assertThat(gmail.newText()).contains("> Which version?", "12.1", "> Which laptop?", "The old one");
    }

    @Test
    void an_answer_below_the_quotation_is_what_is_new() throws Exception {
        assertThat(read("""
                <div class="moz-cite-prefix">On 23/11/2026 9:00, Desk wrote:<br></div>
                <blockquote type="cite"><p>Did it work?</p></blockquote><p>No, it did not.</p>""").newText()).isEqualTo("No, it did not.");
    }

    @Test
    void who_forwards_without_a_word_has_sent_what_is_forwarded() throws Exception {
        assertThat(read("""
                <div dir="ltr"><br><br><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------
                <br>De: Luis &lt;luis@example.com&gt;<br>Date: lun, 23 nov 2026<br>Subject: Impresora<br><br></div>
                <div>La impresora no imprime.</div></div></div>""").newText()).isEqualTo("La impresora no imprime.");
    }

    @Test
    void a_persons_own_line_before_a_quotation_that_introduces_itself_stays() throws Exception {
        assertThat(read("""
                <div>Pasó ayer a las 10:30, con este mensaje:</div><div class="gmail_quote"><div class="gmail_attr">%s</div>
                <blockquote class="gmail_quote">Hola Ana</blockquote></div>""".formatted(KLINGON)).newText()).isEqualTo("Pasó ayer a las 10:30, con este mensaje:");
    }

    @Test
    void a_mail_that_is_nothing_but_quotation_stays_whole() throws Exception {
        assertThat(read("<blockquote type=\"cite\"><p>only this</p></blockquote>")
                        .newText())
                .contains("only this");
    }

    @ParameterizedTest
    @Timeout(20)
    @ValueSource(
            strings = {
                "<div class=gmail_quote>a",
                "<div style='border-top:solid'>a: b<br>",
                "<div class=gmail_quote><blockquote>a</blockquote>b",
                "<div class=gmail_quote><blockquote>a</blockquote>b</div>",
                "<blockquote type=cite>a<div style='border-top:solid'>",
                "<table><tr><td><div class=gmail_quote>a",
            })
    void html_made_to_be_slow_is_read_in_its_length(String piece) throws Exception {
        assertThat(read(piece.repeat(200_000 / piece.length())).newText()).isNotEmpty();
    }

    private static Mail read(String html) throws Exception {
        return reader("From: a@b.c\nContent-Type: text/html; charset=utf-8\n\n" + html);
    }

    private static Mail reader(String source) throws Exception {
        return new Mime4jReader().read(source.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
