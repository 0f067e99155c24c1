package dev.hilo.channel.email.outbound.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.channel.email.outbound.model.Answer.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrespondenceTest {

    private final Correspondence desk = new Correspondence("soporte@hilo.local", "Soporte");

    @Test
    void an_answer_stands_in_the_persons_thread() {
        OutgoingMail mail = desk.compose(answer("VPN", List.of("<a@x>", "<b@x>"), Optional.of("<c@x>")));
        assertThat(mail.messageId()).isEqualTo("<dlv_1.HILO-1042@hilo.local>");
        assertThat(mail.inReplyTo()).contains("<c@x>");
        assertThat(mail.references()).containsExactly("<a@x>", "<b@x>", "<c@x>");
        assertThat(mail).isEqualTo(desk.compose(answer("VPN", List.of("<a@x>", "<b@x>"), Optional.of("<c@x>"))));
    }

    @Test
    void the_mail_answered_comes_last_wherever_it_stood() {
        OutgoingMail mail = desk.compose(answer("VPN", List.of("<c@x>", "<b@x>"), Optional.of("<c@x>")));
        assertThat(mail.references()).containsExactly("<a@x>", "<b@x>", "<c@x>");
    }

    @Test
    void long_threads_keep_their_first_mail_and_the_latest() {
        List<String> references = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> references.add("<" + i + "@x>"));
        OutgoingMail mail = desk.compose(answer("VPN", references, Optional.of("<c@x>")));
        assertThat(mail.references()).hasSize(20).startsWith("<a@x>").endsWith("<99@x>", "<c@x>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "No puedo entrar|Re: No puedo entrar [HILO-1042]",
                "Re: No puedo entrar|Re: No puedo entrar [HILO-1042]",
                "RE: No puedo entrar [HILO-1042]|RE: No puedo entrar [HILO-1042]",
                "caso HILO-1042 otra vez|Re: caso HILO-1042 otra vez",
                "caso HILO-10421|Re: caso HILO-10421 [HILO-1042]",
                "AW: VPN|AW: VPN [HILO-1042]",
            })
    void the_subject_carries_the_case_number_once(String subject, String expected) {
        assertThat(desk.compose(answer(subject, List.of(), Optional.empty())).subject())
                .isEqualTo(expected);
    }

    @Test
    void what_answers_nothing_does_not_pretend_to() {
        Answer code = new Answer(
                "otc_1",
                "ana@corp.com",
                Optional.empty(),
                Purpose.AUTOMATIC_NOTICE,
                Optional.empty(),
                "es",
                Optional.of("Tu código"),
                "hola",
                Optional.empty(),
                Optional.empty(),
                List.of());

        assertThat(desk.compose(code).subject()).isEqualTo("Tu código");
        assertThat(desk.compose(code).references()).isEmpty();
    }

    @Test
    void nobody_can_smuggle_a_header_in() {
        OutgoingMail mail =
                desk.compose(answer("x\r\nBcc: evil@x", List.of("<a@x>\r\nBcc: evil@x"), Optional.of("<c@x> <d@x>")));
        assertThat(mail.subject()).isEqualTo("Re: x Bcc: evil@x [HILO-1042]");
        assertThat(mail.inReplyTo()).isEmpty();
        assertThat(mail.references()).containsExactly("<a@x>");
    }

    @Test
    void an_agent_speaks_by_name_and_the_desk_by_its_own() {
        assertThat(desk.compose(answer(Purpose.PERSONAL, Optional.of("Ana"), "x"))
                        .fromName())
                .isEqualTo("Ana (Soporte)");
        assertThat(desk.compose(answer(Purpose.AUTOMATIC_REPLY, Optional.empty(), "x"))
                        .fromName())
                .isEqualTo("Soporte");
    }

    @Test
    void what_nobody_wrote_says_so() {
        assertThat(desk.compose(answer(Purpose.AUTOMATIC_REPLY, Optional.empty(), "x"))
                        .autoSubmitted())
                .contains("auto-replied");
        assertThat(desk.compose(answer(Purpose.AUTOMATIC_NOTICE, Optional.empty(), "x"))
                        .autoSubmitted())
                .contains("auto-generated");
        assertThat(desk.compose(answer(Purpose.PERSONAL, Optional.empty(), "x")).autoSubmitted())
                .isEmpty();
    }

    @Test
    void html_says_the_same_as_the_text_and_runs_nothing() {
        OutgoingMail mail = desk.compose(answer(Purpose.PERSONAL, Optional.empty(), "Hola <b>\nAna\n\n& adiós"));
        assertThat(mail.html())
                .contains("<p>Hola &lt;b&gt;<br>\nAna</p>")
                .contains("<p>&amp; adiós</p>")
                .contains("lang=\"es\"");
        assertThat(mail.text()).isEqualTo("Hola <b>\nAna\n\n& adiós");
    }

    private static Answer answer(String subject, List<String> references, Optional<String> answered) {
        return new Answer(
                "dlv_1",
                "ana@corp.com",
                Optional.of("HILO-1042"),
                Purpose.PERSONAL,
                Optional.empty(),
                "es",
                Optional.of(subject),
                "hola",
                Optional.of("<a@x>"),
                answered,
                references);
    }

    private static Answer answer(Purpose purpose, Optional<String> author, String text) {
        return new Answer(
                "dlv_1",
                "ana@corp.com",
                Optional.empty(),
                purpose,
                author,
                "es",
                Optional.empty(),
                text,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
