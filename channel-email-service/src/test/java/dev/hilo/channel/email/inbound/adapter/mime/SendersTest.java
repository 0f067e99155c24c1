package dev.hilo.channel.email.inbound.adapter.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.channel.email.SharedMail;
import dev.hilo.channel.email.inbound.app.UnreadableMail;
import dev.hilo.channel.email.inbound.model.Mail;
import jakarta.mail.internet.MimeUtility;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever it is, and however their program writes it: the address that went in comes out. */
class SendersTest {

    private static final int NAMES = 400;
    private static final List<String> PIECES = List.of(
            "José",
            "Ramón",
            "Núñez",
            "Begoña",
            "Íñiguez",
            "O'Brien",
            "D'Angelo",
            "王芳",
            "山本",
            "김철수",
            "Łukasz",
            "Żółć",
            "Παπαδόπουλος",
            "Иванова",
            "مريم",
            "שלום",
            "Åse",
            "Þórður",
            "Nguyễn Thị",
            "🛟",
            "e\u0301",
            ",",
            ";",
            ":",
            "(noche)",
            "\"Redes\"",
            "<N2>",
            "@",
            "ana@other.example.com",
            "Ltd.",
            "\\",
            "[IT]",
            "=?",
            "?=",
            "a",
            "-",
            "&",
            "'");

    @Test
    void the_address_is_the_same_whatever_name_stands_beside_it() throws Exception {
        Random random = new Random(20261130);
        for (int i = 0; i < NAMES; i++) {
            String name = name(random);
            String address = address(random);
            for (byte[] header : List.of(
                    ("\"" + escaped(name) + "\" <" + address + ">").getBytes(StandardCharsets.UTF_8),
                    (encoded(name, "B") + " <" + address + ">").getBytes(StandardCharsets.UTF_8),
                    (encoded(name, "Q") + "<" + address + ">").getBytes(StandardCharsets.UTF_8),
                    (address + " (" + name.replaceAll("([()\\\\])", "\\\\$1") + ")")
                            .getBytes(StandardCharsets.UTF_8))) {
                Mail mail = from(header);
                String as = new String(header, StandardCharsets.UTF_8);
                assertThat(mail.sender()).as(as).isEqualTo(address);
                assertThat(mail.senderName()).as(as).contains(name);
                assertThat(mail.origin().authorDomain()).as(as).contains("corp.example.com");
            }
        }
    }

    @Test
    void raw_western_bytes_in_the_name_do_not_move_the_address() throws Exception {
        Mail mail = from("José Ángel Núñez Peña <jose@corp.example.com>".getBytes(Charset.forName("windows-1252")));

        assertThat(mail.sender()).isEqualTo("jose@corp.example.com");
        assertThat(mail.senderName()).contains("José Ángel Núñez Peña");
    }

    @ParameterizedTest
    @CsvSource({
        "01-reused-message-id/input-1.eml, avisos@reparto.example.com, Avisos de reparto",
        "09-iso-2022-jp-undeclared/input.eml, yamamoto@example.com, 山本",
        "10-broken-address-headers/input-empty-reply-to.eml, noa.prats@example.com, Noa Prats",
        "10-broken-address-headers/input-folded-junk-in-date.eml, ivan.rey@example.com, Ivan Rey",
        "10-broken-address-headers/input-no-closing-bracket.eml, fabiola.mena@example.com, Fabiola Mena",
        "10-broken-address-headers/input-no-space-no-bracket.eml, aday.cruz@example.com, Aday Cruz",
        "10-broken-address-headers/input-raw-utf8-local-part.eml, grüße@example.com, Grüße",
        "mail/01-sender-name-with-accents.eml, jangel@corp.example.com, José Ángel Núñez Peña",
    })
    void senders_of_the_trials_come_out_whole(String file, String address, String name) throws Exception {
        Mail mail = new Mime4jReader().read(SharedMail.trial(file));

        assertThat(mail.sender()).isEqualTo(address);
        assertThat(mail.senderName()).contains(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"Pardo, Luis\" <luis.pardo@example.com>|luis.pardo@example.com|Pardo, Luis",
                "=?utf-8?Q?Nu=C3=B1ez=2C_Eva?= <eva.nunez@example.com>|eva.nunez@example.com|Nuñez, Eva",
                "rosa.diaz@example.com (Rosa Diaz, ventas)|rosa.diaz@example.com|Rosa Diaz, ventas",
                "\"jefe@otra.example.net\" <carlos.mora@example.com>|carlos.mora@example.com|jefe@otra.example.net",
                "=?utf-8?q?Ana_=3Cvictim=40corp.com=3E=2C?= <evil@x.example>|evil@x.example|Ana <victim@corp.com>,",
            })
    void customers_are_one_person_each(String from, String address, String name) throws Exception {
        Mail mail = from(from.getBytes(StandardCharsets.UTF_8));

        assertThat(mail.sender()).isEqualTo(address);
        assertThat(mail.senderName()).contains(name);
    }

    @Test
    void an_address_that_nobody_could_answer_is_passed_over_for_one_that_somebody_can() throws Exception {
        assertThat(read("From: ana@corp..com\nReply-To: Ana <ana@corp.com>\n\nx")
                        .sender())
                .isEqualTo("ana@corp.com");
        assertThat(read("From: \"ana@corp.com\"\nReturn-Path: <luis@corp.com>\n\nx")
                        .sender())
                .isEqualTo("luis@corp.com");
    }

    @Test
    void people_who_name_no_address_are_not_one_person() throws Exception {
        Mail ana = read("From: Ana\n\nhola");
        Mail another = read("From: Ana\n\nbuenas");

        assertThat(ana.sender()).endsWith("@no-domain.invalid").isNotEqualTo(another.sender());
        assertThat(ana.senderName()).isEqualTo(Optional.empty());
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder(PIECES.get(random.nextInt(20)));
        for (int n = random.nextInt(6); n > 0; n--) {
            name.append(' ').append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return name.toString().replace("=? ?=", "");
    }

    private static String address(Random random) {
        return List.of("jose", "o'brien", "ana.maria+vpn", "x", "user_1", "b&w", "a=b", "w-f", "{x}", "a/b")
                        .get(random.nextInt(10))
                + "@corp.example.com";
    }

    private static String escaped(String name) {
        return name.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String encoded(String name, String encoding) throws Exception {
        String word = MimeUtility.encodeWord(name, "utf-8", encoding);
        return word.equals(name)
                ? "=?utf-8?Q?"
                        + name.replace("=", "=3D")
                                .replace(' ', '_')
                                .replace("@", "=40")
                                .replace("?", "=3F") + "?="
                : word;
    }

    private static Mail from(byte[] value) throws UnreadableMail {
        byte[] head = "From: ".getBytes(StandardCharsets.US_ASCII);
        byte[] rest = "\r\nTo: soporte@hilo.local\r\n\r\nhola\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + value.length + rest.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(value, 0, all, head.length, value.length);
        System.arraycopy(rest, 0, all, head.length + value.length, rest.length);
        return new Mime4jReader().read(all);
    }

    private static Mail read(String source) throws UnreadableMail {
        return new Mime4jReader().read(source.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
