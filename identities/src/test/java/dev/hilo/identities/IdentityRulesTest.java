package dev.hilo.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.contracts.ContractViolation;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityRulesTest {

    private static final IdentityRules RULES = IdentityRules.DEFAULT;

    @ParameterizedTest
    @CsvSource({
        "ana@corp.com, mailto:ana@corp.com",
        "Ana.García@Corp.COM, mailto:ana.garcía@corp.com",
        "'  ana@corp.com ', mailto:ana@corp.com",
        "ana@bücher.example, mailto:ana@xn--bcher-kva.example",
        "ana@BÜCHER.example, mailto:ana@xn--bcher-kva.example",
        "ana@corp.com., mailto:ana@corp.com",
        "ana+vpn@corp.com, mailto:ana+vpn@corp.com",
        "ana@[192.0.2.1], mailto:ana@[192.0.2.1]",
        "ana@hilo, mailto:ana@hilo",
    })
    void spellings_of_one_mail_address_come_out_equal(String written, String identity) {
        assertThat(RULES.mail(written)).isEqualTo(identity);
        assertThat(RULES.of("mailto", written)).isEqualTo(identity);
        assertThat(RULES.normalise("MailTo: " + written, "identity")).isEqualTo(identity);
    }

    @Test
    void an_accent_written_apart_from_its_letter_is_the_same_letter() {
        assertThat(RULES.mail("Garci\u0301a@corp.com")).isEqualTo(RULES.mail("garc\u00eda@corp.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana",
                "@corp.com",
                "ana@",
                "ana maria@corp.com",
                "a\nb@corp.com",
                "",
                "Ana <ana@corp.com>",
                "<ana@corp.com>",
                "ana@corp..com",
                "ana@corp.com?subject=x",
                "ana@corp.com,bob@corp.com",
            })
    void what_is_no_address_is_refused_and_not_quoted(String written) {
        assertThatThrownBy(() -> RULES.normalise("mailto:" + written, "from.identity"))
                .isInstanceOfSatisfying(
                        ContractViolation.class, e -> assertThat(e.field()).isEqualTo("from.identity"))
                .satisfies(
                        e -> assertThat(e.getMessage()).matches(said -> written.isEmpty() || !said.contains(written)));
    }

    @Test
    void a_letter_that_only_looks_like_anothers_makes_no_address_somebody_elses() {
        assertThat(IdentityRules.DEFAULT.mail("begoña.\u212Aeller@corp.com"))
                .isNotEqualTo(IdentityRules.DEFAULT.mail("begoña.keller@corp.com"));
        assertThat(IdentityRules.DEFAULT.mail(IdentityRules.DEFAULT
                        .mail("begoña.\u212Aeller@corp.com")
                        .substring("mailto:".length())))
                .isEqualTo("mailto:begoña.\u212Aeller@corp.com");
    }

    @Test
    void what_follows_a_plus_goes_only_where_the_domain_says_so() {
        IdentityRules rules = new IdentityRules("ES", Set.of("corp.com"));

        assertThat(rules.mail("Ana+VPN@Corp.com")).isEqualTo("mailto:ana@corp.com");
        assertThat(rules.mail("ana+vpn+2@corp.com")).isEqualTo("mailto:ana@corp.com");
        assertThat(rules.mail("ana+vpn@other.com")).isEqualTo("mailto:ana+vpn@other.com");
        assertThat(rules.mail("+ana@corp.com")).isEqualTo("mailto:+ana@corp.com");
    }

    @ParameterizedTest
    @CsvSource({
        "+34 600-000 000, tel:+34600000000",
        "600 000 000, tel:+34600000000",
        "0034 600 000 000, tel:+34600000000",
        "(600) 00.00.00, tel:+34600000000",
        "+1 (555) 010.9999, tel:+15550109999",
        "+44 (0)20 7946 0958, tel:+442079460958",
        "+39 06 1234 5678, tel:+390612345678",
        "+34 912 345 678 ext. 12, tel:+34912345678;ext=12",
        "+34912345678;ext=12, tel:+34912345678;ext=12",
    })
    void numbers_become_e164(String written, String identity) {
        assertThat(RULES.tel(written)).isEqualTo(identity);
        assertThat(RULES.normalise("TEL:" + written, "identity")).isEqualTo(identity);
    }

    @Test
    void a_number_without_its_country_is_the_configured_regions() {
        assertThat(new IdentityRules("DE", Set.of()).tel("030 123456")).isEqualTo("tel:+4930123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4711", "hola", "+34", "+34 12", "123 456 789", "+999 123 456 789", "112", "+"})
    void what_cannot_be_dialled_is_refused(String written) {
        assertThatThrownBy(() -> RULES.tel(written)).hasMessageContaining("+34600000000");
    }

    @ParameterizedTest
    @CsvSource({
        "whatsapp:34600000000, whatsapp:+34600000000",
        "WhatsApp:+34 600 000 000, whatsapp:+34600000000",
        "whatsapp:15550109999, whatsapp:+15550109999",
        "whatsapp:ES.1349120865, whatsapp:ES.1349120865",
        "sms:600000000, sms:+34600000000",
        "sms:+15550109999, sms:+15550109999",
        "sms:BANCO, sms:BANCO",
    })
    void messengers_numbers_are_e164_and_their_names_stay(String written, String identity) {
        assertThat(RULES.normalise(written, "identity")).isEqualTo(identity);
    }

    @ParameterizedTest
    @CsvSource({
        "CHAT: 7f3C9a , chat:7f3C9a",
        "oidc:https://login.corp.com/Ana-42, oidc:https://login.corp.com/Ana-42",
        "x-pager:4711, x-pager:4711",
    })
    void anything_else_keeps_its_value(String written, String identity) {
        assertThat(RULES.normalise(written, "identity")).isEqualTo(identity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "ana@corp.com", "chat:", "chat: ", "1x:2", "chat:a\u0000b", ":x"})
    void what_is_no_identity_is_refused(String written) {
        assertThatThrownBy(() -> RULES.normalise(written, "identity"))
                .isInstanceOf(ContractViolation.class)
                .hasMessageStartingWith("'identity' must be a channel identity like");
    }

    @Test
    void a_region_must_exist() {
        assertThatThrownBy(() -> new IdentityRules("es", Set.of())).hasMessageContaining("ISO 3166-1");
    }

    @Test
    void what_follows_the_scheme_is_the_address() {
        assertThat(IdentityRules.address("mailto:ana@corp.com")).isEqualTo("ana@corp.com");
        assertThat(RULES.of("chat", " 7f3c9a ")).isEqualTo("chat:7f3c9a");
    }
}
