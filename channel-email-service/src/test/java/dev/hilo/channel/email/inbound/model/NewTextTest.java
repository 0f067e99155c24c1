package dev.hilo.channel.email.inbound.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.channel.email.SharedMail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewTextTest {

    @Test
    void the_answer_above_a_quotation_is_what_is_new() {
        assertThat(NewText.of("""
                Sigue sin funcionar.

                El lun, 23 nov 2026 a las 9:00, Soporte (<soporte@hilo.local>) escribió:
                > Hemos recibido tu solicitud.
                > Tu caso es HILO-1001.
                """)).isEqualTo("Sigue sin funcionar.");
    }

    @Test
    void an_attribution_over_two_lines_ends_the_new_text() {
        assertThat(NewText.of("""
                Thanks, that worked.

                On Mon, Nov 23, 2026 at 9:00 AM A Very Long Name of Somebody
                <somebody@example.com> wrote:

                > earlier words
                """)).isEqualTo("Thanks, that worked.");
    }

    @Test
    void a_mail_quoted_with_its_headers_is_history() {
        assertThat(NewText.of("""
                Adjunto la captura.

                De: Soporte <soporte@hilo.local>
                Enviado: lunes, 23 de noviembre de 2026 9:00
                Para: Ana
                Asunto: VPN

                Hola Ana
                """)).isEqualTo("Adjunto la captura.");
    }

    @Test
    void an_answer_below_the_quotation_is_what_is_new() {
        assertThat(NewText.of("""
                On Mon, Nov 23, 2026 at 9:00 AM Desk <desk@example.com> wrote:
                > Did it work?

                No, it did not.
                """)).isEqualTo("No, it did not.");
    }

    @Test
    void answers_between_the_lines_stay_with_what_they_answer() {
        String text = """
                See below.

                On Mon, Nov 23, 2026 at 9:00 AM Desk <desk@example.com> wrote:
                > Which version?
                12.1
                > Which laptop?
                The old one""";
        assertThat(NewText.of(text)).isEqualTo(text);
    }

    @Test
    void a_signature_is_left_out() {
        assertThat(NewText.of("Gracias\n\n-- \nAna García\nVentas")).isEqualTo("Gracias");
    }

    @Test
    void a_text_that_is_nothing_but_quotation_stays_whole() {
        assertThat(NewText.of("> only\n> this")).isEqualTo("> only\n> this");
    }

    @Test
    void ordinary_text_is_left_as_it_is() {
        String text = "From what I see: nothing works.\n\nOn Monday he wrote a letter: it helped.\n\n* one\n* two";
        assertThat(NewText.of(text)).isEqualTo(text);
    }

    @Test
    void the_share_of_real_replies_that_come_out_as_expected_is_told() throws Exception {
        Path folder = SharedMail.folder("reply-trimming");
        List<Path> mails = SharedMail.files(folder.resolve("emails"), ".txt");
        List<String> differing = new ArrayList<>();
        for (Path mail : mails) {
            String expected = Files.readString(folder.resolve("trimmed").resolve(mail.getFileName()));
            if (!words(NewText.of(Files.readString(mail))).equals(words(expected))) {
                differing.add(mail.getFileName().toString());
            }
        }
        System.out.printf(
                "replies trimmed as expected: %d of %d; differing: %s%n",
                mails.size() - differing.size(), mails.size(), differing);
        assertThat(differing.size()).isLessThan(mails.size() / 2);
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
