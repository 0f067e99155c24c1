package dev.hilo.cases.context.adapter.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.context.adapter.language.TextLanguage.Found;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextLanguageTest {

    private static final TextLanguage LANGUAGE = new TextLanguage();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no funciona                                                     | es
            Se me ha olvidado la contraseña                                 | es
            Outlook se cierra solo                                          | es
            Necesito acceso a SAP, por favor                                | es
            La impresora de la 3.ª planta no imprime «ñ»                    | es
            Teams no me deja compartir pantalla                             | es
            Hola, no puedo entrar en la VPN desde esta mañana. José Núñez   | es
            VPN down                                                        | en
            Printer not working                                             | en
            Can't share my screen in Teams                                  | en
            I need access to SAP                                            | en
            My laptop won't start. Regards, Siobhán O'Brien                 | en
            please unlock my account jose.nunez@corp.example                | en
            我的电脑坏了，打不开。王芳                                        | zh
            Bonjour, je ne peux plus ouvrir ma session depuis ce matin      | fr
            Bom dia, não consigo entrar na VPN desde ontem à tarde          | pt
            Guten Tag, mein Rechner startet seit heute Morgen nicht mehr    | de
            """)
    void words_show_their_language(String text, String tag) {
        assertThat(LANGUAGE.of(text)).map(Found::tag).hasValue(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ok",
                "12345",
                "👍👍🏽",
                "\u0000\uD800",
                "HILO-1042",
                "0x80070005 C:\\Users\\josé\\AppData",
                "jose.nunez@corp.example https://corp.example/es/ayuda",
                "java.lang.NullPointerException: null\n\tat com.acme.Foo.bar(Foo.java:12)\n\tat com.acme.Main.main(Main.java:3)"
            })
    void what_is_no_language_is_taken_for_none(String text) {
        assertThat(LANGUAGE.of(text)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void a_text_of_any_length_is_read_in_no_time_that_grows_with_it(String text) {
        assertThat(LANGUAGE.of(text)).isNotNull();
    }

    static Stream<String> a_text_of_any_length_is_read_in_no_time_that_grows_with_it() {
        return Stream.of("ñ".repeat(100_000), "a.".repeat(50_000), "@".repeat(100_000), " \n".repeat(50_000));
    }
}
