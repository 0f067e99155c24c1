package dev.hilo.notification.telling.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplySubjectTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    No puedo entrar en la VPN, Re: No puedo entrar en la VPN [HILO-7]
                    Re: No puedo entrar [HILO-7], Re: No puedo entrar [HILO-7]
                    RE[2]: rv: Fwd: VPN, Re: VPN [HILO-7]
                    Reunión aplazada, Re: Reunión aplazada [HILO-7]
                    Re:, [HILO-7]
                    , [HILO-7]
                    """)
    void an_answer_is_marked_once_and_carries_the_case_number_once(@Nullable String subject, String expected) {
        assertThat(ReplySubject.of(subject, "HILO-7")).isEqualTo(expected);
    }
}
