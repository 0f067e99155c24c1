package dev.hilo.cases.catalogue.model;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Dates as people in Europe write them: the day first, or ISO 8601. */
final class Dates {

    private static final List<DateTimeFormatter> WRITTEN = List.of(
            format("uuuu-M-d", Locale.ROOT),
            format("d/M/uuuu", Locale.ROOT),
            format("d-M-uuuu", Locale.ROOT),
            format("d.M.uuuu", Locale.ROOT),
            format("d/M/uu", Locale.ROOT),
            format("d 'de' MMMM 'de' uuuu", Locale.of("es")),
            format("d 'de' MMMM uuuu", Locale.of("es")),
            format("d MMMM uuuu", Locale.ENGLISH),
            format("MMMM d, uuuu", Locale.ENGLISH));

    private Dates() {}

    /** As ISO 8601; empty when it is no date. */
    static Optional<String> read(String text) {
        String given = text.strip().replaceAll("\\.$", "");
        for (DateTimeFormatter format : WRITTEN) {
            try {
                return Optional.of(LocalDate.parse(given, format).toString());
            } catch (DateTimeParseException e) {
                // It is written in another way, or it is no date.
            }
        }
        return Optional.empty();
    }

    private static DateTimeFormatter format(String pattern, Locale locale) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(locale)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
