package dev.hilo.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.kit.CaseApiToken;
import dev.hilo.notification.tracking.adapter.rest.DeliveriesResourceTest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DeliveriesResourceTest.InMemory.class)
@QuarkusTestResource(value = TokenIssuerStandIn.class, restrictToAnnotatedClass = true)
class ClientCredentialsTest {

    @Inject
    CaseApiToken token;

    @Test
    void a_token_is_asked_for_with_the_services_own_secret_kept_and_renewed_before_it_expires() throws IOException {
        assertThat(token.get()).isEqualTo("token-1");
        assertThat(token.get()).as("the first expires in a second").isEqualTo("token-2");
        assertThat(token.get()).isEqualTo("token-2");
    }
}
