package dev.hilo.cases.catalogue.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hilo.cases.catalogue.model.Field.Choice;
import dev.hilo.cases.catalogue.model.Field.Kind;
import dev.hilo.cases.catalogue.model.Field.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldTest {

    private static final Field DEVICE = field(
            Kind.CHOICE,
            new Choice("laptop", new Words("Portátil", "Laptop")),
            new Choice("desktop", new Words("Sobremesa", "Desktop")));

    @Test
    void a_choice_is_read_by_its_number_its_value_and_its_name_in_either_language() {
        for (String answer : List.of("1", " 1) ", "1.", "laptop", "LAPTOP", "portatil", "Portátil.", "1. Portátil")) {
            assertThat(DEVICE.read(answer)).as(answer).contains("laptop");
        }
        assertThat(DEVICE.read("2)")).contains("desktop");
        assertThat(DEVICE.read("un sobremesa viejo")).isEmpty();
        assertThat(DEVICE.read("3")).isEmpty();
        assertThat(DEVICE.read("0")).isEmpty();
    }

    @Test
    void a_date_is_read_as_people_write_it_and_kept_as_iso() {
        Field since = field(Kind.DATE);
        for (String answer : List.of(
                "2026-11-23",
                "23/11/2026",
                "23-11-2026",
                "23.11.2026",
                "23/11/26",
                "23 de noviembre de 2026",
                "23 November 2026",
                "November 23, 2026")) {
            assertThat(since.read(answer)).as(answer).contains("2026-11-23");
        }
        assertThat(since.read("31/02/2026")).isEmpty();
        assertThat(since.read("hace un rato")).isEmpty();
    }

    @Test
    void a_text_is_any_text_that_is_not_a_letter_of_its_own() {
        Field text = field(Kind.TEXT);
        assertThat(text.read("  PT-1042 \n")).contains("PT-1042");
        assertThat(text.read("  ")).isEmpty();
        assertThat(text.read("x".repeat(Field.LONGEST + 1))).isEmpty();
    }

    private static Field field(Kind kind, Choice... choices) {
        return new Field("device", new Words("¿Qué?", "What?"), kind, List.of(choices), Scope.CASE, null);
    }
}
