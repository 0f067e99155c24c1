package dev.hilo.channel.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitiesTest {

    @ParameterizedTest
    @CsvSource({
        "ana@corp.com, mailto:ana@corp.com",
        "Ana.García@Corp.COM, mailto:ana.garcía@corp.com",
        "'  ana@corp.com ', mailto:ana@corp.com",
        "ana@bücher.example, mailto:ana@xn--bcher-kva.example",
        "ana+vpn@corp.com, mailto:ana+vpn@corp.com",
    })
    void spellings_of_one_mail_address_come_out_equal(String written, String identity) {
        assertThat(Identities.mail(written)).isEqualTo(identity);
        assertThat(Identities.of("mailto", written)).isEqualTo(identity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana", "@corp.com", "ana@", "ana maria@corp.com", "a\nb@corp.com", ""})
    void what_is_no_address_is_refused(String written) {
        assertThatThrownBy(() -> Identities.mail(written)).hasMessageContaining("local-part@domain");
    }

    @ParameterizedTest
    @CsvSource({"+34 600-000 000, tel:+34600000000", "+1 (555) 010.9999, tel:+15550109999"})
    void numbers_lose_the_separators_people_write(String written, String identity) {
        assertThat(Identities.tel(written)).isEqualTo(identity);
    }

    @Test
    void a_number_without_its_country_is_refused() {
        assertThatThrownBy(() -> Identities.tel("600000000")).hasMessageContaining("+34600000000");
    }

    @Test
    void what_follows_the_scheme_is_the_address() {
        assertThat(Identities.address("mailto:ana@corp.com")).isEqualTo("ana@corp.com");
        assertThat(Identities.of("chat", " 7f3c9a ")).isEqualTo("chat:7f3c9a");
    }
}
