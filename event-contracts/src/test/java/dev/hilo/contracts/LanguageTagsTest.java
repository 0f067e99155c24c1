package dev.hilo.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagsTest {

    @ParameterizedTest
    @CsvSource({"es,es", "ES-mx,es-MX", "zh-hant-TW,zh-Hant-TW", "' en ',en", "eng,eng", "x-klingon,"})
    void a_tag_is_written_in_one_way(String given, String canonical) {
        assertThat(LanguageTags.canonical(given).orElse(null)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "español",
                "es\r\nBcc: victima@corp.example",
                "es, en",
                "<script>",
                "es_ES",
                "\u202Ees",
                "a-very-long-tag-that-nobody-has-ever-seen-and-that-no-header-should-carry-away-from-here-at-all"
            })
    void what_is_no_tag_goes_nowhere(String given) {
        assertThat(LanguageTags.canonical(given)).isEmpty();
    }

    @Test
    void nothing_is_no_tag() {
        assertThat(LanguageTags.canonical(null)).isEmpty();
    }

    @Test
    void regions_do_not_make_languages() {
        assertThat(LanguageTags.isSame("en", "en-GB")).isTrue();
        assertThat(LanguageTags.isSame("en", "es")).isFalse();
    }
}
