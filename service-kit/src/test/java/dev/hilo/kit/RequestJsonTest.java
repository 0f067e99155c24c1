package dev.hilo.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestJsonTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    static {
        new RequestJson().customize(JSON);
    }

    record Body(
            @Nullable String name,
            @Size(max = 5) @Nullable String tag,
            @Nullable List<@Size(max = 3) String> languages,
            @Size(max = 2) @Nullable Set<String> types,
            @Nullable Map<String, @Size(max = 4) String> fields,
            @Nullable List<Inner> inner,
            @Nullable Instant until) {}

    record Inner(@Size(max = 2) @Nullable String id) {}

    @Test
    void what_is_within_its_limits_is_read() throws JsonProcessingException {
        Body body = JSON.readValue("""
                {"name": "José Núñez\\n王芳\\t👩🏽‍💻", "tag": "🧵🧵🧵🧵🧵", "languages": ["es", "eng"], "types": ["a", "b"],
                 "fields": {"piso": "3ª"}, "inner": [{"id": "ñ1"}], "until": "2199-12-31T23:59:59Z"}""", Body.class);
        assertThat(body.tag()).isEqualTo("🧵🧵🧵🧵🧵");
        assertThat(body.fields()).containsEntry("piso", "3ª");
    }

    @Test
    void a_longer_text_is_refused_with_its_name_and_limit() {
        refused("{\"tag\": \"123456\"}", ProblemType.TEXT_TOO_LONG, "tag", 5);
        refused("{\"languages\": [\"es\", \"esES\"]}", ProblemType.TEXT_TOO_LONG, "languages[1]", 3);
        refused("{\"fields\": {\"piso\": \"12345\"}}", ProblemType.TEXT_TOO_LONG, "fields.piso", 4);
        refused("{\"inner\": [{}, {\"id\": \"123\"}]}", ProblemType.TEXT_TOO_LONG, "inner[1].id", 2);
    }

    @Test
    void a_text_of_which_nothing_is_said_has_the_usual_limit() {
        refused("{\"name\": \"%s\"}".formatted("ñ".repeat(1_001)), ProblemType.TEXT_TOO_LONG, "name", 1_000);
        refused(
                "{\"fields\": {\"%s\": \"x\"}}".formatted("ñ".repeat(1_001)),
                ProblemType.TEXT_TOO_LONG,
                "fields",
                1_000);
    }

    @Test
    void a_list_of_more_elements_is_refused_with_its_name_and_limit() {
        refused("{\"types\": [\"a\", \"b\", \"c\"]}", ProblemType.TOO_MANY_ELEMENTS, "types", 2);
        refused("{\"inner\": [%s{}]}".formatted("{},".repeat(1_000)), ProblemType.TOO_MANY_ELEMENTS, "inner", 1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0007b", "\\u001b", "\\u007f", "\\u0085", "\\ud800", "x\\udc00y", "\\ud83e"})
    void characters_that_no_text_may_have_are_refused(String characters) {
        refused("{\"name\": \"%s\"}".formatted(characters), ProblemType.CHARACTERS_REFUSED, "name", null);
        refused(
                "{\"fields\": {\"k\": \"%s\"}}".formatted(characters),
                ProblemType.CHARACTERS_REFUSED,
                "fields.k",
                null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"-999999999-01-01T00:00:00Z\"",
                "\"1969-12-31T23:59:59Z\"",
                "\"2200-01-01T00:00:00Z\"",
                "\"+999999999-12-31T23:59:59Z\"",
                "1e13",
                "-1"
            })
    void times_that_nobody_can_mean_are_refused(String time) {
        refused("{\"until\": %s}".formatted(time), ProblemType.TIME_OUT_OF_RANGE, "until", null);
    }

    @Test
    void a_body_is_one_value() {
        assertThatThrownBy(() -> JSON.readValue("{} {}", Body.class)).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> JSON.readValue("{}]", Body.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void a_member_that_is_not_known_is_refused_with_those_that_are() {
        assertThatThrownBy(() -> JSON.readValue("{\"inner\": [{\"ïd\": \"1\"}]}", Body.class))
                .isInstanceOfSatisfying(JsonMappingException.class, wrong -> {
                    HttpProblem problem = ProblemMappers.wrongJson(wrong);
                    assertThat(problem.getType()).isEqualTo(ProblemType.UNKNOWN_FIELD.uri());
                    assertThat(problem.getParameters())
                            .containsEntry("field", "inner[0].ïd")
                            .containsEntry("known", List.of("id"));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"José\", \"name\": \"王芳\"}",
                "{\"name\": 5}",
                "{\"name\": true}",
                "{\"name\": 1.5}",
                "{\"public\": \"false\"}",
                "{\"public\": 0}",
                "{\"public\": null}",
                "{\"count\": \"5\"}",
                "{\"count\": 5.0}",
                "{\"count\": \"\"}",
                "{\"kind\": 0}",
                "{\"kind\": \"C\"}"
            })
    void a_value_of_another_kind_is_not_made_to_fit_and_none_stands_there_twice(String json) {
        assertThatThrownBy(() -> JSON.readValue(json, Kinds.class)).isInstanceOf(JsonProcessingException.class);
    }

    enum Kind {
        A,
        B
    }

    record Kinds(
            @Nullable String name,
            @JsonProperty("public") boolean isPublic,
            @Nullable Integer count,
            @Nullable Kind kind) {}

    private static void refused(String json, ProblemType type, String field, @Nullable Integer limit) {
        assertThatThrownBy(() -> JSON.readValue(json, Body.class))
                .isInstanceOfSatisfying(JsonMappingException.class, wrong -> {
                    HttpProblem problem = ProblemMappers.wrongJson(wrong);
                    assertThat(problem.getType()).isEqualTo(type.uri());
                    assertThat(problem.getParameters()).containsEntry("field", field);
                    if (limit != null) {
                        assertThat(problem.getParameters()).containsEntry("limit", limit);
                    }
                });
    }
}
