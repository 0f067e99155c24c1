package dev.hilo.notification.telling.adapter.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.notification.telling.app.Texts.Wording;
import dev.hilo.notification.telling.model.Decision;
import dev.hilo.notification.telling.model.Destination;
import dev.hilo.notification.telling.model.Notice;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BundledTextsTest {

    private final BundledTexts texts = new BundledTexts();

    @Test
    void an_acknowledgement_by_mail_greets_the_user_and_names_the_case_in_real_utf_8() {
        Wording wording = texts.wording(tell(new Notice.Acknowledgement(), "email", "es", "Íñigo"));

        assertThat(wording.language()).isEqualTo("es");
        assertThat(wording.text())
                .startsWith("Hola, Íñigo:\n\n")
                .contains("HILO-1001", "Un agente te responderá")
                .doesNotContain("{", "}");
    }

    @Test
    void an_acknowledgement_by_chat_is_one_short_line() {
        Wording wording = texts.wording(tell(new Notice.Acknowledgement(), "chat", "en", "Ana"));

        assertThat(wording.text())
                .contains("HILO-1001")
                .doesNotContain("\n", "Ana")
                .hasSizeLessThan(80);
    }

    @Test
    void a_regional_language_is_answered_in_its_own_and_an_unknown_one_in_spanish() {
        assertThat(texts.wording(tell(new Notice.Acknowledgement(), "email", "en-GB", null)))
                .satisfies(wording -> {
                    assertThat(wording.language()).isEqualTo("en");
                    assertThat(wording.text()).startsWith("Hello,\n");
                });
        assertThat(texts.wording(tell(new Notice.Acknowledgement(), "email", "eu", null))
                        .language())
                .isEqualTo("es");
    }

    @Test
    void what_an_agent_wrote_passes_untouched_braces_and_dollars_too() {
        String words = "Usa ${HOME}\\bin y {case}; precio: 5 $1";

        assertThat(texts.wording(tell(new Notice.AgentMessage("Marta", words), "chat", "eu", "Ana")))
                .isEqualTo(new Wording("eu", words));
        assertThat(texts.wording(tell(new Notice.Resolution(words), "chat", "es", "Ana"))
                        .text())
                .contains(": " + words + "\n");
        assertThat(texts.wording(tell(new Notice.Question(words, "en"), "chat", "es", "Ana")))
                .isEqualTo(new Wording("en", words));
    }

    @Test
    void a_resolution_asks_to_confirm_it_with_a_word() {
        for (String channel : List.of("email", "chat", "whatsapp")) {
            assertThat(texts.wording(tell(new Notice.Resolution("Hecho."), channel, "es", "Ana"))
                            .text())
                    .contains("Responde SÍ si está resuelto", "NO si");
            assertThat(texts.wording(tell(new Notice.Resolution("Done."), channel, "en", "Ana"))
                            .text())
                    .contains("Reply YES if it is solved", "NO if");
        }
    }

    @Test
    void a_score_is_asked_for_once_in_words_that_a_number_answers() {
        assertThat(List.of(
                        new Notice.FeedbackRequest(), new Notice.Closing(true, true), new Notice.Closing(false, true)))
                .allSatisfy(notice -> assertThat(
                                texts.wording(tell(notice, "email", "es", null)).text())
                        .contains("Responde con un número del 1 (muy mal) al 5 (muy bien)", "HILO-1001"));
        assertThat(List.of(new Notice.Closing(true, false), new Notice.Closing(false, false)))
                .allSatisfy(notice -> assertThat(
                                texts.wording(tell(notice, "chat", "en", null)).text())
                        .doesNotContain("number", "{")
                        .contains("closed"));
    }

    @Test
    void every_language_says_the_same_things() {
        var keys = BundledTexts.LANGUAGES.stream()
                .map(language -> ResourceBundle.getBundle(
                                BundledTexts.class.getPackageName() + ".notices",
                                java.util.Locale.forLanguageTag(language))
                        .keySet())
                .distinct();

        assertThat(keys).hasSize(1);
    }

    private static Decision.Tell tell(Notice notice, String channel, String language, @Nullable String name) {
        return new Decision.Tell(
                0, "HILO-1001", notice, new Destination(channel, channel + ":x", null), language, name, null);
    }
}
