package dev.hilo.cases.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.search.adapter.lucene.LuceneWords;
import dev.hilo.cases.search.app.Words;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LuceneWordsTest {

    private final Words words = new LuceneWords();

    @ParameterizedTest
    @CsvSource({
        "contraseñas, La contraseña ha caducado",
        "CONTRASENA, La contraseña ha caducado",
        "camión, los camiones no arrancan",
        "impresora, Las impresoras de la tercera planta",
        "printing, It does not print anything",
        "passwords, my password expired",
        "ana garcia, Ana García",
        "ana@corp.com, escribe a ana@corp.com",
        "informe_final, adjunto informe_final.pdf"
    })
    void a_word_is_found_with_or_without_accents_in_any_inflection(String asked, String text) {
        Set<String> there = words.of(text);

        assertThat(words.asked(asked))
                .isNotEmpty()
                .allSatisfy(forms -> assertThat(there).containsAnyElementsOf(forms));
    }

    @Test
    void what_was_not_said_is_not_found() {
        Set<String> there = words.of("La impresora no imprime");

        assertThat(words.asked("pantalla"))
                .noneSatisfy(forms -> assertThat(there).containsAnyElementsOf(forms));
    }

    @Test
    void the_commonest_words_of_both_languages_say_nothing() {
        assertThat(words.asked("la de the of y")).isEmpty();
    }
}
