package dev.hilo.channel.email.inbound.adapter.mime;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.io.TimezoneInfo;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.TextProperty;
import biweekly.util.ICalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a calendar file says, in one line. */
final class Invitations {

    private static final int LONGEST = 500_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final int MILLIS_OF_A_SECOND = 1_000;
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern(" XXX", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private Invitations() {}

    /**
     * As {@code [Calendario/Calendar REQUEST: Reunión · 2026-11-24 09:00 +01:00 – … · Sala 1 · ana@corp.com]}; empty where it
     * names no appointment.
     *
     * @param stated the method that the mail's header says
     */
    static Optional<String> line(String calendar, Optional<String> stated) {
        try {
            return calendar.length() > LONGEST
                    ? Optional.empty()
                    : Optional.ofNullable(Biweekly.parse(calendar).first())
                            .flatMap(read ->
                                    read.getEvents().stream().findFirst().map(event -> line(read, event, stated)));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String line(ICalendar calendar, VEvent event, Optional<String> stated) {
        String method = Optional.ofNullable(calendar.getMethod())
                .map(property -> property.getValue())
                .or(() -> stated)
                .map(word -> " " + word.toUpperCase(Locale.ROOT))
                .orElse("");
        String said = Stream.of(
                        text(event.getSummary()),
                        Stream.of(time(calendar, event.getDateStart()), time(calendar, event.getDateEnd()))
                                .flatMap(Optional::stream)
                                .collect(Collectors.joining(" – ")),
                        text(event.getLocation()),
                        Optional.ofNullable(event.getOrganizer())
                                .map(organizer ->
                                        organizer.getEmail() == null ? organizer.getCommonName() : organizer.getEmail())
                                .orElse(""))
                .filter(word -> word != null && !word.isBlank())
                .map(word -> word.replaceAll("\\s+", " ").strip())
                .collect(Collectors.joining(" · "));
        return "[Calendario/Calendar" + method + ": " + said + "]";
    }

    private static String text(@Nullable TextProperty property) {
        return property == null || property.getValue() == null ? "" : property.getValue();
    }

    /** Where it stands, with the offset; without one where the calendar names no zone, that is, at whatever place one is. */
    private static Optional<String> time(ICalendar calendar, @Nullable DateOrDateTimeProperty property) {
        if (property == null || property.getValue() == null) {
            return Optional.empty();
        }
        TimezoneInfo zones = calendar.getTimezoneInfo();
        TimezoneAssignment assigned = zones.getTimezone(property);
        ICalDate value = property.getValue();
        boolean local = assigned == null && (zones.isFloating(property) || !value.hasTime());
        TimeZone zone = assigned != null
                ? assigned.getTimeZone()
                : local ? TimeZone.getDefault() : TimeZone.getTimeZone(ZoneOffset.UTC);
        OffsetDateTime at = value.toInstant()
                .atOffset(ZoneOffset.ofTotalSeconds(zone.getOffset(value.getTime()) / MILLIS_OF_A_SECOND));
        if (!value.hasTime()) {
            return Optional.of(DAY.format(at));
        }
        return Optional.of(TIME.format(at) + (local ? "" : OFFSET.format(at)));
    }
}
