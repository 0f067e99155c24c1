package dev.hilo.channel.email.inbound.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hilo.channel.email.SharedMail;
import dev.hilo.channel.email.inbound.model.AddressHeader.Named;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressHeaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "ana@corp.com|ana@corp.com|~~",
                "José Ramón Núñez <jose@corp.example.com>|jose@corp.example.com|José Ramón Núñez",
                "=?utf-8?Q?Nu=C3=B1ez=2C_Eva?= <eva@corp.com>|eva@corp.com|=?utf-8?Q?Nu=C3=B1ez=2C_Eva?=",
                "=?utf-8?Q?Pardo, Luis?= <luis@corp.com>|luis@corp.com|=?utf-8?Q?Pardo, Luis?=",
                "=?utf-8?q?Ana_=3Cvictim=40corp.com=3E=2C?= <evil@x.com>|evil@x.com|=?utf-8?q?Ana_=3Cvictim=40corp.com=3E=2C?=",
                "\"Pardo, Luis\" <luis@corp.com>|luis@corp.com|Pardo, Luis",
                "\"Ana \\\"Redes\\\" Gil\" <ana@corp.com>|ana@corp.com|Ana \"Redes\" Gil",
                "\"jefe@otra.example.net\" <carlos@corp.com>|carlos@corp.com|jefe@otra.example.net",
                "\"<jefe@otra.example.net>,\" <carlos@corp.com>|carlos@corp.com|<jefe@otra.example.net>,",
                "rosa@corp.com (Rosa Diaz, ventas)|rosa@corp.com|Rosa Diaz, ventas",
                "rosa@corp.com (Rosa (\"ventas\") <x@y.z>)|rosa@corp.com|Rosa (\"ventas\") <x@y.z>",
                "(Rosa) rosa@corp.com|rosa@corp.com|Rosa",
                "Miles O'Brien <o'brien@corp.com>|o'brien@corp.com|Miles O'Brien",
                "'ana@corp.com' <'ana@corp.com'>|ana@corp.com|ana@corp.com",
                "王芳 <wang@corp.cn>|wang@corp.cn|王芳",
                "\"Grüße\" <grüße@corp.com>|grüße@corp.com|Grüße",
                "Fabiola Mena <fabiola@corp.com|fabiola@corp.com|Fabiola Mena",
                "Aday Cruz<aday@corp.com|aday@corp.com|Aday Cruz",
                "Ana <<ana@corp.com>>|ana@corp.com|Ana",
                "\"Ana <ana@corp.com>|ana@corp.com|Ana",
                "Ana (ventas <ana@corp.com>|ana@corp.com|Ana ventas",
                "Ana <ana(casa)@corp.com (x)>|ana@corp.com|Ana",
                "Ana <ana@corp\t .com>|ana@corp.com|Ana",
                "Ana Pérez ana@corp.com|ana@corp.com|Ana Pérez",
                "Juan P. ana@corp.com|ana@corp.com|Juan P.",
                "ana @ corp . com|ana@corp.com|~~",
                "Ana <@relay.net:ana@corp.com>|ana@corp.com|Ana",
                "<mailto:ana@corp.com>|ana@corp.com|~~",
                "ana@[192.0.2.1]|ana@[192.0.2.1]|~~",
                "Ana <ana@[IPv6:2001:db8::1]>|ana@[IPv6:2001:db8::1]|Ana",
                "\"ana\"@corp.com|ana@corp.com|~~",
                "Redes: Ana <ana@corp.com>|ana@corp.com|Redes: Ana",
                "Redes:Ana <ana@corp.com>;|ana@corp.com|Ana",
                "<ana@corp.com> =?utf-8?q?Ana?=|ana@corp.com|=?utf-8?q?Ana?=",
            })
    void one_address_comes_out_with_the_name_beside_it(String header, String address, String name) {
        assertThat(AddressHeader.parse(header).addresses()).containsExactly(new Named(address, name));
    }

    @Test
    void lists_and_groups_are_read_in_their_order() {
        assertThat(AddressHeader.parse("\"Soporte, IT\" <s@hilo.local>, <>, ,Redes: Ana <ana@a.com>, luis@b.com;"
                                + " Vacío:;, =?utf-8?Q?Bego=C3=B1a,_=C3=8D?= <b@c.com>; Mireia <m@d.com>")
                        .addresses())
                .extracting(Named::address)
                .containsExactly("s@hilo.local", "ana@a.com", "luis@b.com", "b@c.com", "m@d.com");
        assertThat(AddressHeader.parse("<a@b.com> <c@d.com>").addresses())
                .extracting(Named::address)
                .containsExactly("a@b.com", "c@d.com");
        assertThat(AddressHeader.parse("a@b.com c@d.com").addresses())
                .extracting(Named::address)
                .containsExactly("a@b.com", "c@d.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<>",
                "MAILER-DAEMON",
                "ana",
                "\"ana@corp.com\"",
                "(ana@corp.com)",
                "=?utf-8?q?ana=40corp.com?=",
                "=?utf-8?q?ana@corp.com?=",
                "ana@corp.com <MAILER-DAEMON>",
                "\"ana@corp.com\" <>",
                "\"ana maria\"@corp.com",
                "Ana <\"ana maria\"@corp.com>",
                "Undisclosed recipients:;",
            })
    void a_name_is_no_address_and_half_an_address_is_none(String header) {
        assertThat(AddressHeader.parse(header).addresses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"García, Ana (corp@home)\" <ana@corp.com>|true",
                "=?utf-8?q?Ana_Garc=C3=ADa?= <ana@corp.com> (ana@home.org)|true",
                "ana@corp.com|true",
                "ana@home.org <ana@corp.com>|false",
                "=?utf-8?q?ana@home.org,?= <ana@corp.com>|false",
                "Ana <ana@corp.com|false",
                "\"Ana <ana@corp.com>|false",
                "(Ana <ana@corp.com>|false",
                "<ana@corp.com> <>|false",
            })
    void what_may_be_read_in_two_ways_is_not_plain(String header, boolean plain) {
        assertThat(AddressHeader.parse(header).isPlain()).isEqualTo(plain);
    }

    @Test
    void addresses_come_out_as_another_parser_reads_them() throws Exception {
        JsonNode all = new ObjectMapper()
                .readTree(Files.readAllBytes(SharedMail.folder("mime").resolve("address.json")));
        int read = 0;
        List<String> differing = new ArrayList<>();
        for (JsonNode each : all) {
            List<String> expected = each.findValuesAsText("address").stream()
                    .map(address -> address.replaceAll("\\s", "").replaceFirst("^@.*:", ""))
                    .filter(MailAddresses::isOne)
                    .toList();
            String header = each.get("header").asText().strip().replaceAll("\\n(?=[ \\t])", "");
            List<String> actual = AddressHeader.parse(header).addresses().stream()
                    .map(Named::address)
                    .toList();
            if (!header.contains("\n") && !header.contains("//") && !header.contains("mailto:")) {
                read++;
                if (!actual.equals(expected)) {
                    differing.add(header.strip() + " " + expected + " is " + actual);
                }
            }
        }
        System.out.printf(
                "address headers as expected: %d of %d; differing: %s%n", read - differing.size(), read, differing);
        assertThat(differing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\",
                "(",
                "(\\(",
                "\"",
                "<",
                "<\"",
                "a@b ",
                "a@b.com,",
                ":",
                "=?",
                "=?a?q?",
                "@",
                "@ .",
                "a@b <"
            })
    void a_header_made_to_be_slow_is_read_in_its_length(String piece) {
        // With steps by the square of its length it would take hours.
        String header = piece.repeat(2_000_000 / piece.length());

        assertThat(assertTimeoutPreemptively(Duration.ofMinutes(1), () -> AddressHeader.parse(header)))
                .isNotNull();
    }
}
