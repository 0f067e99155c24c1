package dev.hilo.notification.telling.adapter.mongo;

import dev.hilo.notification.telling.model.Hours;
import dev.hilo.notification.telling.model.Preferences;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * {@code {languages, channels: [{channel, hours}], noCallsAtWork, workingHours}} with {@code hours = {days, from, to,
 * zone}}; absent when there are no preferences.
 */
final class PreferencesDocument {

    private PreferencesDocument() {}

    static @Nullable Document of(Preferences preferences) {
        if (preferences.equals(Preferences.NONE)) {
            return null;
        }
        List<Document> channels = preferences.channels().stream()
                .map(way -> withHours(new Document("channel", way.channel()), "hours", way.hours()))
                .toList();
        return withHours(
                new Document("languages", preferences.languages())
                        .append("channels", channels)
                        .append("noCallsAtWork", preferences.noCallsAtWork()),
                "workingHours",
                preferences.workingHours());
    }

    static Preferences read(@Nullable Document document) {
        return document == null
                ? Preferences.NONE
                : new Preferences(
                        document.getList("languages", String.class),
                        document.getList("channels", Document.class).stream()
                                .map(way -> new Preferences.Way(way.getString("channel"), hours(way, "hours")))
                                .toList(),
                        document.getBoolean("noCallsAtWork"),
                        hours(document, "workingHours"));
    }

    private static Document withHours(Document document, String key, @Nullable Hours hours) {
        return hours == null
                ? document
                : document.append(
                        key,
                        new Document(
                                        "days",
                                        hours.days().stream()
                                                .map(DayOfWeek::name)
                                                .sorted()
                                                .toList())
                                .append("from", hours.from().toString())
                                .append("to", hours.to().toString())
                                .append("zone", hours.zone().getId()));
    }

    private static @Nullable Hours hours(Document parent, String key) {
        Document hours = parent.get(key, Document.class);
        return hours == null
                ? null
                : new Hours(
                        hours.getList("days", String.class).stream()
                                .map(DayOfWeek::valueOf)
                                .collect(Collectors.toUnmodifiableSet()),
                        LocalTime.parse(hours.getString("from")),
                        LocalTime.parse(hours.getString("to")),
                        ZoneId.of(hours.getString("zone")));
    }
}
