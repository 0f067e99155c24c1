package dev.hilo.cases.verification.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.verification.model.Verification.Answer;
import dev.hilo.cases.verification.model.Verification.Answer.Why;
import dev.hilo.cases.verification.model.Verification.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerificationTest {

    private static final Instant END = Instant.parse("2026-11-25T08:10:00Z");
    private static final Instant BEFORE = END.minusMillis(1);
    private static final Verification PENDING = new Verification(
            "ver-a", "ver-a-b", 1, "chat:1", "mailto:ana@corp.com", "h", END, 2, State.PENDING, null, List.of());

    @Test
    void the_right_code_is_accepted_until_it_expires_and_not_a_moment_longer() {
        assertThat(PENDING.given(true, null, BEFORE)).isInstanceOf(Answer.Right.class);
        assertThat(PENDING.given(true, null, END)).isEqualTo(new Answer.Gone(PENDING, true, Why.EXPIRED));
        assertThat(PENDING.given(false, null, END)).isEqualTo(new Answer.Gone(PENDING, false, Why.EXPIRED));
    }

    @Test
    void after_the_last_wrong_one_the_right_one_does_not_hold_either() {
        Verification once = PENDING.given(false, "int_1", BEFORE).after();
        Verification twice = once.given(false, null, BEFORE).after();

        assertThat(once.attemptsLeft()).isEqualTo(1);
        assertThat(once.given(true, null, BEFORE)).isInstanceOf(Answer.Right.class);
        assertThat(twice.state()).isEqualTo(State.REFUSED);
        assertThat(twice.given(true, null, BEFORE)).isEqualTo(new Answer.Gone(twice, true, Why.NONE_LEFT));
    }

    @Test
    void an_interaction_that_comes_again_is_no_further_attempt() {
        Verification once = PENDING.given(false, "int_1", BEFORE).after();

        assertThat(once.given(false, "int_1", BEFORE)).isEqualTo(new Answer.Wrong(once));
        assertThat(once.given(false, "int_2", BEFORE).after().attemptsLeft()).isZero();
    }

    @Test
    void what_was_accepted_may_be_given_again_by_the_same_and_not_typed_anywhere_else() {
        Verification accepted = PENDING.given(true, "int_1", BEFORE).after();

        for (Optional<String> again : List.of(Optional.of("int_1"), Optional.<String>empty())) {
            assertThat(accepted.given(true, again.orElse(null), END.plusSeconds(60)))
                    .isEqualTo(new Answer.Right(accepted));
        }
        assertThat(accepted.given(true, "int_2", BEFORE)).isEqualTo(new Answer.Gone(accepted, true, Why.USED));
        assertThat(accepted.given(false, null, BEFORE)).isEqualTo(new Answer.Gone(accepted, false, Why.USED));
    }

    @Test
    void codes_go_where_an_identity_is_read() {
        assertThat(Carriers.of("mailto:ana@corp.com")).contains("email");
        assertThat(Carriers.of("tel:+34600000000")).contains("sms");
        assertThat(Carriers.of("whatsapp:+34600000000")).contains("whatsapp");
        assertThat(Carriers.of("hook:forms:ana")).contains("webhook");
        assertThat(Carriers.of("oidc:4711")).isEmpty();
    }

    @Test
    void only_channels_that_somebody_serves_carry_codes() {
        Carriers ours = new Carriers(Set.of("email", "chat"));

        assertThat(ours.deliver("email")).isTrue();
        assertThat(ours.deliver("sms")).isFalse();
        assertThat(ours.names()).isEqualTo("chat, email");
    }
}
