package dev.hilo.cases.context.adapter.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.context.adapter.language.TextLanguage;
import dev.hilo.contracts.Content;
import dev.hilo.identities.IdentityRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InteractionRulesTest {

    private static final InteractionRules RULES = new InteractionRules(IdentityRules.DEFAULT, new TextLanguage());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            My laptop won't start                                                      |         | en
            My laptop won't start                                                      | es-MX   | es-MX
            My laptop won't start since this morning, could you please help me with it | es-MX   | en
            My laptop won't start since this morning, could you please help me with it | en-GB   | en-GB
            No puedo entrar en la VPN desde esta mañana y tengo una reunión a las diez | en      | es
            Buenos días, mi ordenador no arranca. Saludos, José Ramón Núñez            |         | es
            ok                                                                         | en      | en
            ok                                                                         |         |
            12345                                                                      | ES-mx   | es-MX
            12345                                                                      | español |
            """)
    void enough_text_goes_before_what_a_program_says_and_that_before_a_few_words(
            String text, @Nullable String declared, @Nullable String recorded) {
        assertThat(RULES.content(new Content(text, null, null, declared)).language())
                .isEqualTo(recorded);
    }

    @Test
    void no_header_is_smuggled_in_as_a_language() {
        assertThat(RULES.content(new Content("ok", null, null, "es\r\nBcc: victima@corp.example"))
                        .language())
                .isNull();
    }
}
