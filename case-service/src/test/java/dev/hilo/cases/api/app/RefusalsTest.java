package dev.hilo.cases.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final Refusals refusals = new Refusals();

    @Test
    void the_same_is_news_once_a_minute_for_each_caller() {
        assertThat(refusals.isNews(NOON, "ana", List.of("GET", "/cases"))).isTrue();
        assertThat(refusals.isNews(NOON.plusSeconds(59), "ana", List.of("GET", "/cases")))
                .isFalse();
        assertThat(refusals.isNews(NOON, "ana", List.of("POST", "/cases"))).isTrue();
        assertThat(refusals.isNews(NOON, "eva", List.of("GET", "/cases"))).isTrue();
        assertThat(refusals.isNews(NOON.plusSeconds(60), "ana", List.of("GET", "/cases")))
                .isTrue();
    }

    @Test
    void somebody_who_tries_one_case_after_another_is_taken_down_so_often_and_no_more() {
        assertThat(IntStream.range(0, 10_000)
                        .filter(i -> refusals.isNews(NOON, "ana", List.of("GET", "/cases/{caseId}", "HILO-" + i))))
                .hasSize(Refusals.MOST_OF_A_CALLER);
        assertThat(refusals.isNews(NOON, "eva", List.of("GET", "/cases/{caseId}", "HILO-1")))
                .isTrue();
    }

    @Test
    void a_request_that_ends_a_little_late_does_not_begin_the_minute_anew() {
        refusals.isNews(NOON, "ana", List.of("GET", "/cases"));

        assertThat(refusals.isNews(NOON.minusMillis(1), "ana", List.of("GET", "/cases")))
                .isFalse();
    }
}
