package dev.hilo.notification.telling.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HoursTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final Set<DayOfWeek> WEEKDAYS =
            Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    @Test
    void they_begin_with_their_first_moment_and_end_before_their_last_in_their_own_zone() {
        Hours work = hours(WEEKDAYS, "09:00", "18:00");

        assertThat(work.include(at("2026-11-23T08:00:00Z")))
                .as("Monday, nine in Madrid")
                .isTrue();
        assertThat(work.include(at("2026-11-23T07:59:59Z"))).isFalse();
        assertThat(work.include(at("2026-11-23T17:00:00Z"))).isFalse();
        assertThat(work.include(at("2026-07-20T07:00:00Z")))
                .as("nine in summer")
                .isTrue();
        assertThat(work.include(at("2026-11-22T10:00:00Z"))).as("Sunday").isFalse();
    }

    @Test
    void hours_past_midnight_belong_to_the_day_they_began_on() {
        Hours night = hours(Set.of(DayOfWeek.FRIDAY), "22:00", "06:00");

        assertThat(night.include(at("2026-11-27T22:00:00Z")))
                .as("Friday, 23:00")
                .isTrue();
        assertThat(night.include(at("2026-11-28T04:00:00Z")))
                .as("Saturday, 05:00")
                .isTrue();
        assertThat(night.include(at("2026-11-27T04:00:00Z")))
                .as("Friday, 05:00")
                .isFalse();
        assertThat(night.include(at("2026-11-28T22:00:00Z")))
                .as("Saturday, 23:00")
                .isFalse();
    }

    @Test
    void without_days_they_hold_every_day() {
        assertThat(hours(Set.of(), "09:00", "18:00").include(at("2026-11-22T10:00:00Z")))
                .isTrue();
    }

    private static Hours hours(Set<DayOfWeek> days, String from, String to) {
        return new Hours(days, LocalTime.parse(from), LocalTime.parse(to), MADRID);
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
