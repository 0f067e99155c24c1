package dev.hilo.cases.directory.adapter.scim;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.smallrye.jwt.runtime.auth.JWTAuthMechanism;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScimAuthenticationTest {

    private final JWTAuthMechanism tokens = new JWTAuthMechanism(null);

    @Test
    void a_secret_that_could_be_guessed_keeps_the_service_from_starting() {
        assertThatThrownBy(() -> new ScimAuthentication(() -> Optional.of("x".repeat(31)), tokens))
                .hasMessageContaining("hilo.scim.token must have 32 characters")
                .hasMessageNotContaining("xxx");
    }

    @Test
    void without_a_secret_only_tokens_count() {
        assertThatCode(() -> new ScimAuthentication(Optional::empty, tokens)).doesNotThrowAnyException();
        assertThatCode(() -> new ScimAuthentication(() -> Optional.of("x".repeat(32)), tokens))
                .doesNotThrowAnyException();
    }
}
