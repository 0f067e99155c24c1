package dev.hilo.kit.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ParamsTest {

    private enum Light {
        RED,
        DARK_GREEN
    }

    @Test
    void what_is_asked_for_is_read() {
        assertThat(Params.oneOf("light", "dark-green", Light.class)).isEqualTo(Light.DARK_GREEN);
        assertThat(Params.oneOf("light", null, Light.class)).isNull();
        assertThat(Params.sort("-updatedAt", List.of("-openedAt", "-updatedAt")))
                .isEqualTo(new Params.Sort("updatedAt", true));
        assertThat(Params.sort(null, List.of("openedAt"))).isEqualTo(new Params.Sort("openedAt", false));
        assertThat(Params.instant("from", "2026-11-01T00:00:00Z")).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(Params.limit(200)).isEqualTo(200);
    }

    @Test
    void what_cannot_be_read_is_refused_with_the_remedy() {
        refused(() -> Params.oneOf("light", "blue", Light.class), "'light' must be one of red, dark-green");
        refused(() -> Params.sort("colour", List.of("-openedAt", "number")), "'sort' must be one of -openedAt, number");
        refused(() -> Params.instant("from", "yesterday"), "'from' must be a time in UTC like 2026-11-01T00:00:00Z");
        refused(() -> Params.limit(0), "'limit' must be from 1 to 200");
        refused(() -> Params.required(" ", "text"), "'text' is missing or blank: give it a value");
    }

    @Test
    void a_write_may_rest_on_the_revisions_that_if_match_names() {
        assertThat(IfMatch.of(null).admits(7)).isTrue();
        assertThat(IfMatch.of(" * ").admits(7)).isTrue();
        assertThat(IfMatch.of("\"6\", \"7\"").admits(7)).isTrue();
        assertThat(IfMatch.of("\"6\"").admits(7)).isFalse();
        assertThat(IfMatch.of("W/\"7\"").admits(7)).isFalse();
        assertThat(IfMatch.of("7").admits(7)).isFalse();
        assertThatThrownBy(() -> IfMatch.of("\"6\"").require(7)).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(412);
            assertThat(problem.getHeaders()).containsEntry("ETag", "\"7\"");
        });
    }

    private static void refused(ThrowingCallable reading, String detail) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getDetail()).isEqualTo(detail));
    }
}
