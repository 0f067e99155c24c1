package dev.hilo.cases.webhooks.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicTargetsTest {

    private final PublicTargets strict = new PublicTargets(false, false);

    @ParameterizedTest
    @CsvSource({
        "http://93.184.216.34/hook, https",
        "ftp://93.184.216.34/hook, https",
        "https://127.0.0.1/hook, public address",
        "https://localhost:8443/hook, public address",
        "https://[::1]/hook, public address",
        "https://10.0.0.8/hook, public address",
        "https://169.254.169.254/latest/meta-data, public address",
        "https://2130706433/hook, public address",
        "https://ana:secret@93.184.216.34/, no user",
        "https:///hook, name a host",
        "not a url, URL",
        "https://no-such-host.invalid/, resolves"
    })
    void what_does_not_lead_out_is_refused_with_the_remedy(String url, String remedy) {
        assertThat(strict.refusal(url))
                .hasValueSatisfying(why -> assertThat(why).contains(remedy));
    }

    @Test
    void a_public_address_by_https_will_do() {
        assertThat(strict.refusal("https://93.184.216.34:8443/hook?a=b")).isEmpty();
    }

    @Test
    void for_development_both_rules_can_be_lifted() {
        assertThat(new PublicTargets(true, true).refusal("http://localhost:9000/hook"))
                .isEmpty();
        assertThat(new PublicTargets(true, false).refusal("http://localhost:9000/hook"))
                .isPresent();
    }
}
