package dev.hilo.channel.chat.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void ordinary_words_stay_as_they_are() {
        assertThat(Wording.clean("No puedo entrar en la VPN: ñ, 日本, עברית, 👩‍💻\n\tsegunda"))
                .isEqualTo("No puedo entrar en la VPN: ñ, 日本, עברית, 👩‍💻\n\tsegunda");
    }

    @Test
    void line_ends_are_one_kind_and_control_characters_go() {
        assertThat(Wording.clean("\u0000 uno\r\ndos\rtres\u0007\u001b[31m  \n")).isEqualTo("uno\ndos\ntres[31m");
    }

    @Test
    void half_a_surrogate_pair_is_replaced() {
        assertThat(Wording.clean("a\ud83db\ude00")).isEqualTo("a\ufffdb\ufffd");
        assertThat(Wording.clean("fin\ud83d")).isEqualTo("fin\ufffd");
    }

    @Test
    void length_counts_what_people_count() {
        assertThat(Wording.length("👍👍")).isEqualTo(2);
    }

    @Test
    void names_are_short_and_plain() {
        assertThat(Wording.isName("0f8fad5b-d9cb-469f-a165-70867728950e")).isTrue();
        assertThat(Wording.isName("a".repeat(65))).isFalse();
        assertThat(Wording.isName("a b")).isFalse();
        assertThat(Wording.isName("")).isFalse();
        assertThat(Wording.isName(null)).isFalse();
    }

    @Test
    void a_language_is_a_tag_or_english() {
        assertThat(Wording.language("es-ES")).isEqualTo("es-ES");
        assertThat(Wording.language("ES")).isEqualTo("es");
        assertThat(Wording.language("klingon; drop")).isEqualTo("en");
        assertThat(Wording.language(null)).isEqualTo("en");
    }
}
