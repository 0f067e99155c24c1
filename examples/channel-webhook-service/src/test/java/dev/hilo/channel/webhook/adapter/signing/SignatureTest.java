package dev.hilo.channel.webhook.adapter.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    /** The example of the Standard Webhooks reference implementations. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String OTHER = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIMESTAMP = "1614265330";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void it_signs_as_the_reference_implementations_do() {
        assertThat(Signature.header(List.of(SECRET), ID, TIMESTAMP, BODY)).isEqualTo(SIGNATURE);
    }

    @Test
    void while_a_secret_is_replaced_either_holds_on_both_sides() {
        String both = Signature.header(List.of(OTHER, SECRET), ID, TIMESTAMP, BODY);

        assertThat(both.split(" ", -1)).hasSize(2);
        assertThat(Signature.holds(both, List.of(SECRET), ID, TIMESTAMP, BODY)).isTrue();
        assertThat(Signature.holds(SIGNATURE, List.of(OTHER, SECRET), ID, TIMESTAMP, BODY))
                .isTrue();
        assertThat(Signature.holds("v1a,asymmetric " + SIGNATURE, List.of(SECRET), ID, TIMESTAMP, BODY))
                .isTrue();
    }

    @Test
    void another_id_timestamp_body_or_secret_does_not_hold() {
        byte[] other = "{\"test\": 2432232315}".getBytes(StandardCharsets.UTF_8);

        assertThat(Signature.holds(SIGNATURE, List.of(SECRET), "msg_2", TIMESTAMP, BODY))
                .isFalse();
        assertThat(Signature.holds(SIGNATURE, List.of(SECRET), ID, "1614265331", BODY))
                .isFalse();
        assertThat(Signature.holds(SIGNATURE, List.of(SECRET), ID, TIMESTAMP, other))
                .isFalse();
        assertThat(Signature.holds(SIGNATURE, List.of(OTHER), ID, TIMESTAMP, BODY))
                .isFalse();
        assertThat(Signature.holds(SIGNATURE, List.of(), ID, TIMESTAMP, BODY)).isFalse();
        assertThat(Signature.holds("", List.of(SECRET), ID, TIMESTAMP, BODY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_no base64 at all, that is for sure!"})
    void what_is_no_secret_is_refused_without_being_quoted(String secret) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Signature.requireSecret(secret))
                .withMessageStartingWith("must be")
                .withMessageNotContainingAny("c2hvcnQ", "no base64 at");
        Signature.requireSecret(SECRET);
    }
}
