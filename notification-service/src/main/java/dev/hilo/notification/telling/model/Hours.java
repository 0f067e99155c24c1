package dev.hilo.notification.telling.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Hours of the week.
 *
 * @param days on which they begin; every day when empty
 * @param to the first moment that is no longer part of them; before {@code from} it is on the next day
 */
public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {

    public Hours {
        days = Set.copyOf(days);
    }

    boolean include(Instant instant) {
        ZonedDateTime there = instant.atZone(zone);
        LocalTime time = there.toLocalTime();
        boolean overnight = to.isBefore(from);
        DayOfWeek begun = overnight && time.isBefore(to) ? there.getDayOfWeek().minus(1) : there.getDayOfWeek();
        boolean within =
                overnight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        return within && (days.isEmpty() || days.contains(begun));
    }
}
