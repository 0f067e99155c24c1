package dev.hilo.channel.email.inbound.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.channel.email.SharedMail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(NewText.of("""
                See below.

                On Mon, Nov 23, 2026 at 9:00 AM Desk <desk@example.com> wrote:
                > Which version?
                12.1
                > Which laptop?
                The old one""")).isEqualTo("""
                See below.

                > Which version?
                12.1
                > Which laptop?
                The old one""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "El lun, 23 nov 2026 a las 9:00, Soporte (<soporte@hilo.local>) escribió:",
                "On Mon, 23 Nov 2026 at 09:00, Desk <desk@example.com> wrote:",
                "Le lun. 23 nov. 2026 à 09:00, Support <desk@example.com> a écrit :",
                "Am Mo., 23. Nov. 2026 um 09:00 Uhr schrieb Support <desk@example.com>:",
                "Il giorno lun 23 nov 2026 alle ore 09:00 Support <desk@example.com> ha scritto:",
                "Em seg., 23 de nov. de 2026 às 09:00, Suporte <desk@example.com> escreveu:",
                "Op ma 23 nov 2026 om 09:00 schreef Support <desk@example.com>:",
                "Den mån 23 nov. 2026 kl 09:00 skrev Support <desk@example.com>:",
                "pon., 23 lis 2026 o 09:00 Support <desk@example.com> napisał(a):",
                "пн, 23 нояб. 2026 г. в 09:00, Support <desk@example.com>:",
                "El dl., 23 de nov. 2026, 9:00, Suport <desk@example.com> va escriure:",
                "po 23. 11. 2026 v 9:00 odesílatel Support <desk@example.com> napsal:",
                "23 Kas 2026 Pzt 09:00 tarihinde Support <desk@example.com> şunu yazdı:",
                "ma 23. marrask. 2026 klo 9.00 Support (desk@example.com) kirjoitti:",
                "Support <desk@example.com> 于2026年11月23日周一 09:00写道：",
                "2026年11月23日(月) 9:00 Support <desk@example.com>:",
                "Τη Δευ 23 Νοε 2026 στις 9:00 π.μ., Support <desk@example.com> έγραψε:",
                "Support <desk@example.com> ezt írta (időpont: 2026. nov. 23., H, 9:00):",
                "Den man. 23. nov. 2026 kl. 09.00 skrev Support <desk@example.com>:",
                "man. 23. nov. 2026 kl. 09:00 skrev Support <desk@example.com>:",
                "Pe lun., 23 nov. 2026 la 09:00, Support <desk@example.com> a scris:",
                "пн, 23 лист. 2026 р. о 09:00 Support <desk@example.com> пише:",
                "На пн, 23.11.2026 г. в 9:00 Support <desk@example.com> написа:",
                "po 23. 11. 2026 o 9:00 Support <desk@example.com> napísal(a):",
                "O luns, 23 nov. 2026 ás 9:00, Soporte (<desk@example.com>) escribiu:",
                "Support (desk@example.com) erabiltzaileak hau idatzi du (2026 aza. 23, al. (09:00)):",
                "2026년 11월 23일 (월) 오전 9:00, Support <desk@example.com>님이 작성:",
                "Vào Th 2, 23 thg 11, 2026 vào lúc 09:00 Support <desk@example.com> đã viết:",
                "Pada tanggal Sen, 23 Nov 2026 pukul 09.00 Support <desk@example.com> menulis:",
                "\u202bבתאריך יום ב׳, 23 בנוב׳ 2026 ב-9:00 מאת \u202aSupport\u202c\u200f <\u202adesk@example.com\u202c\u200f>:\u202c",
                "في الاثنين، 23 نوفمبر 2026 في 9:00 ص تمت كتابة ما يلي بواسطة \u202aSupport\u202c\u200f <desk@example.com>:\u202c",
            })
    void what_a_program_writes_above_a_quotation_is_known_in_many_languages(String introduction) {
        assertThat(NewText.of("Ya funciona.\n\n" + introduction + "\n\n> earlier\n> words\n"))
                .isEqualTo("Ya funciona.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Von: Support\nGesendet: Montag, 23. November 2026 09:00\nAn: Ana\nBetreff: VPN",
                "De : Support\nEnvoyé : lundi 23 novembre 2026 09:00\nÀ : Ana\nObjet : VPN",
                "Da: Support\nInviato: lunedì 23 novembre 2026 09:00\nA: Ana\nOggetto: VPN",
                "Van: Support\nVerzonden: maandag 23 november 2026 09:00\nAan: Ana\nOnderwerp: VPN",
                "Lähettäjä: Support\nLähetetty: maanantai 23. marraskuuta 2026\nVastaanottaja: Ana\nAihe: VPN",
                "发件人: Support\n发送时间: 2026年11月23日\n收件人: Ana\n主题: VPN",
                "-----Mensaje original-----\nHola",
                "________________________________\nHola",
            })
    void a_mail_below_its_headers_or_a_line_is_history_in_many_languages(String heads) {
        assertThat(NewText.of("Gracias.\n\n" + heads + "\n\nHola Ana\n")).isEqualTo("Gracias.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hola:\n\nLa impresora sigue sin imprimir.",
                "El ordenador 3 no arranca\n\nEn la 2ª planta tampoco hay red.",
                "A José Núñez no le llega el correo!",
                "On my laptop (HP 2050) it fails.",
                "La VPN de 王芳 falla desde las 9:30.\n\nSaludos, Begoña Íñiguez",
            })
    void own_words_that_begin_like_an_introduction_stay(String words) {
        String introduction = "El lun, 23 nov 2026 a las 9:42, Soporte (soporte@hilo.local) escribió:";

        assertThat(NewText.of(words + "\n\n" + introduction + "\n\n> ¿Ya imprime?"))
                .isEqualTo(words);
        assertThat(NewText.of(words + "\n" + introduction + "\n\nHola Ana, ¿ya imprime?"))
                .isEqualTo(words);
        assertThat(NewText.of(words + " " + introduction + "\n\n> ¿Ya imprime?"))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Date: Mon, 23 Nov 2026 09:42:00 +0100\nSubject: RE: VPN\nFrom: soporte@hilo.local\nTo: ana@corp.com",
                "Asunto: VPN\nFecha: 23/11/2026\nDe: Soporte\nPara: Ana",
                "De\u00a0: Support\nEnvoyé\u00a0: lundi 23 novembre 2026 09:00\nÀ\u00a0: Ana\nObjet\u00a0: VPN",
                "Begin forwarded message:\n\nFrom: Support",
                "Inicio del mensaje reenviado:",
                "-------- Oprindelig besked --------",
                "El lun, 23 nov 2026 a las 9:42, Soporte <soporte@hilo.local>",
                "Le lun. 23 nov. 2026 à 09:00, Support <desk@example.com> a écrit\u00a0:",
            })
    void history_is_known_by_headers_in_any_order_by_dividers_and_by_who_and_when(String beginning) {
        assertThat(NewText.of("Sigue igual.\n\n" + beginning + "\n\nHola Ana\n"))
                .isEqualTo("Sigue igual.");
    }

    @Test
    void what_a_program_broke_off_a_quoted_line_is_quoted_and_what_somebody_answers_is_not() {
        String history = """

                El lun, 23 nov 2026 a las 9:42, Soporte <soporte@hilo.local> escribió:

                > Hola Ana: hemos cambiado el cartucho de la impresora de la segunda planta y
                %s
                > ¿Puede probar otra vez?
                """;

        assertThat(NewText.of("Ya funciona." + history.formatted("reiniciado la cola de impresión.")))
                .isEqualTo("Ya funciona.");
        assertThat(NewText.of("Ya." + history.formatted("Gracias, O'Brien."))).contains("\nGracias, O'Brien.");
    }

    @Test
    void what_somebody_writes_below_a_forwarded_quotation_stays() {
        assertThat(NewText.of("""
                Mirad esto.

                Begin forwarded message:

                > From: José Núñez <nunez@corp.com>
                > Date: 23 Nov 2026
                > Subject: VPN
                >
                > No entro.

                Por favor, con prioridad.
                """)).startsWith("Mirad esto.").endsWith("Por favor, con prioridad.");
    }

    @Test
    void what_was_forwarded_below_its_subject_is_what_is_new() {
        assertThat(NewText.of("""
                -------- Mensaje reenviado --------
                Asunto: Batería
                Fecha: Sun, 22 Nov 2026 19:16:04 +0100
                De: SAI <sai@corp.com>
                Para: Ana <ana@corp.com>

                La batería está al 9 %.
                """)).isEqualTo("La batería está al 9 %.");
    }

    @Test
    void what_was_forwarded_without_a_word_is_what_is_new() {
        assertThat(NewText.of("""
                ---------- Forwarded message ---------
                De: Luis <luis@example.com>
                Date: lun, 23 nov 2026 a las 9:00
                Subject: Impresora

                La impresora no imprime.
                """)).isEqualTo("La impresora no imprime.");
    }

    @Test
    void a_sentence_that_begins_like_a_signature_stays() {
        String text = "Hi\n\nSent from my desk, is much easier than from the telephone.";
        assertThat(NewText.of(text)).isEqualTo(text);
        assertThat(NewText.of("Hola\n\nEnviado desde mi iPhone")).isEqualTo("Hola");
    }

    @Test
    @Timeout(20)
    void text_made_to_be_slow_is_read_in_its_length() {
        String line = "On 2026 10:10 a@b wrote ".repeat(20) + ":";
        assertThat(NewText.of((line + "\n").repeat(2_000))).isNotEmpty();
        assertThat(NewText.of("-".repeat(1_000_000))).isNotEmpty();
        assertThat(NewText.of((">".repeat(400) + "\nwrote:\n").repeat(2_000))).isNotEmpty();
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
        assertThat(1 - (double) differing.size() / mails.size()).isGreaterThanOrEqualTo(0.95);
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
