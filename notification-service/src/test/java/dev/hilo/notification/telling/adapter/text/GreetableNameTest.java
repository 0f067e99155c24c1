package dev.hilo.notification.telling.adapter.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GreetableNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "José Núñez",
                "Begoña Íñiguez",
                "王芳",
                "O'Brien",
                "J.R. Pérez",
                "Núñez, Eva",
                "Dr. Ana María de la Ó",
                "محمد",
                "Ana 🌻",
                "Agente 007"
            })
    void what_people_are_called_stays_as_it_is(String name) {
        assertThat(GreetableName.of(name)).contains(name);
    }

    @Test
    void what_is_not_seen_or_breaks_the_line_goes() {
        assertThat(GreetableName.of("Ana\r\n\r\nPulse  aquí")).contains("Ana Pulse aquí");
        assertThat(GreetableName.of("Ana\u202E anA\u2028\u200B")).contains("Ana anA");
        assertThat(GreetableName.of("Jose\u0301")).contains("José");
        assertThat(GreetableName.of("Ana\uD83D")).contains("Ana");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pague en https://evil.example/pago",
                "HTTP://EVIL",
                "evil.example",
                "entre en www.evil.example ya",
                "banco\u3002example",
                "soporte@evil.example",
                "soporte＠evil",
                "Llame al 900 123 456",
                "+34 (900) 12-34-56",
                "Cobre 500 €",
                "9 0 0 1 2 3 4 5 6",
                "",
                "   ",
                "🌻",
                "\u202E\u202D"
            })
    void a_message_in_the_place_of_a_name_is_no_name(String name) {
        assertThat(GreetableName.of(name)).isEmpty();
    }

    @Test
    void neither_is_what_is_longer_than_a_name_nor_nothing() {
        assertThat(GreetableName.of("Estimado cliente su cuenta se cerrará mañana si no confirma su clave"))
                .isEmpty();
        assertThat(GreetableName.of("a".repeat(100_000))).isEmpty();
        assertThat(GreetableName.of(null)).isEmpty();
    }
}
