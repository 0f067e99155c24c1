package dev.hilo.cases.webhooks.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardSignatureTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    @Test
    void it_signs_as_the_reference_implementations_do() {
        assertThat(StandardSignature.header(List.of(SECRET), "msg_p5jXN8AQM9LWM0D4loKWxJek", AT, BODY))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void each_secret_signs_and_a_space_stands_between() {
        String both = StandardSignature.header(List.of(StandardSignature.newSecret(), SECRET), "msg_1", AT, BODY);

        assertThat(both.split(" ", -1))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .endsWith(StandardSignature.header(List.of(SECRET), "msg_1", AT, BODY));
    }

    @Test
    void secrets_are_long_and_never_the_same() {
        String one = StandardSignature.newSecret();

        assertThat(one).startsWith("whsec_").isNotEqualTo(StandardSignature.newSecret());
        assertThat(Base64.getDecoder().decode(one.substring("whsec_".length()))).hasSize(32);
    }
}
