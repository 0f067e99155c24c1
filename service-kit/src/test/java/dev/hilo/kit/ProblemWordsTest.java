package dev.hilo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProblemWordsTest {

    private static final HttpProblem REFUSED = Problems.problem(ProblemType.CASE_STATUS)
            .with("case", "HILO-7")
            .with("status_of_case", "resolved")
            .with("wish", "assign")
            .with("allowed", List.of("message"))
            .build();

    @Test
    void a_problem_is_told_in_the_language_asked_for_with_its_members_in_the_sentence() {
        HttpProblem spanish = ProblemWords.in(Languages.SPANISH, REFUSED);
        HttpProblem english = ProblemWords.in(Locale.ENGLISH, REFUSED);

        assertThat(spanish.getTitle()).isEqualTo("El caso no lo permite ahora");
        assertThat(spanish.getDetail())
                .isEqualTo("El caso HILO-7 está resuelto: no admite «asignar». Admite: escribir.");
        assertThat(english.getDetail())
                .isEqualTo("Case HILO-7 is resolved: it cannot take \"assign\". It allows: message.");
        assertThat(english.getParameters()).isEqualTo(REFUSED.getParameters());
        assertThat(english.getHeaders()).containsEntry("Content-Language", "en");
    }

    @Test
    void what_whoever_refused_has_said_stays_where_there_is_no_sentence_or_a_member_is_missing() {
        assertThat(ProblemWords.in(Locale.ENGLISH, Problems.invalid("limit", "must be from 1 to 200"))
                        .getDetail())
                .isEqualTo("'limit' must be from 1 to 200");
        HttpProblem withoutId = Problems.problem(ProblemType.NOT_FOUND)
                .withDetail("Nothing is here.")
                .build();
        assertThat(ProblemWords.in(Locale.ENGLISH, withoutId).getDetail()).isEqualTo("Nothing is here.");
        HttpProblem ofAFramework = HttpProblem.builder()
                .withStatus(404)
                .withDetail("HTTP 404 Not Found")
                .build();
        assertThat(ProblemWords.in(Locale.ENGLISH, ofAFramework).getDetail())
                .isEqualTo(
                        "There is nothing at this address; the API's OpenAPI document lists the addresses there are.");
    }

    @Test
    void words_of_the_request_are_quoted_visibly_and_shortly_in_every_member_that_repeats_them() {
        HttpProblem asked = ProblemWords.in(
                Locale.ENGLISH, Problems.notFound("case", "HILO-1\u202e\n\u001b[31m" + "x".repeat(5_000)));
        HttpProblem named = ProblemWords.in(Locale.ENGLISH, Problems.invalid("li\u2066mit\r\n", "must be 1"));

        assertThat(asked.getDetail())
                .startsWith("There is no case HILO-1\\u202e\\u000a\\u001b[31mxxx")
                .contains("xxx…, or you may not see it.")
                .hasSizeLessThan(300);
        assertThat((String) asked.getParameters().get("id"))
                .startsWith("HILO-1\\u202e")
                .hasSizeLessThan(250);
        assertThat(named.getDetail()).isEqualTo("'li\\u2066mit\\u000d\\u000a' must be 1");
    }

    @Test
    void a_missing_member_is_nothing() {
        assertThat(ProblemWords.in(
                                Locale.ENGLISH,
                                Problems.problem(ProblemType.NOT_FOUND)
                                        .with("resource", "case")
                                        .with("id", null)
                                        .build())
                        .getDetail())
                .contains("case");
    }

    @Test
    void a_bare_status_gets_the_type_it_stands_for_and_an_unknown_one_none() {
        HttpProblem bare = HttpProblem.builder().withStatus(405).build();
        HttpProblem teapot = HttpProblem.builder().withStatus(418).build();

        assertThat(ProblemWords.in(Locale.ENGLISH, bare).getType())
                .hasToString("https://hilo.dev/problems/method-not-allowed");
        assertThat(ProblemWords.in(Locale.ENGLISH, teapot).getType()).isNull();
    }

    @Test
    void spanish_is_spoken_unless_english_is_preferred() {
        assertThat(Languages.of(null)).isEqualTo(Languages.SPANISH);
        assertThat(Languages.of("fr, de;q=0.5")).isEqualTo(Languages.SPANISH);
        assertThat(Languages.of("en-GB,es;q=0.8")).isEqualTo(Languages.ENGLISH);
        assertThat(Languages.of("es-MX,en;q=0.9")).isEqualTo(Languages.SPANISH);
        assertThat(Languages.of(";;;")).isEqualTo(Languages.SPANISH);
    }
}
