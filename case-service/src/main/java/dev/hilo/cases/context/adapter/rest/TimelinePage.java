package dev.hilo.cases.context.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.kit.rest.Cursors;
import dev.hilo.kit.rest.Paged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries in the order they happened. A page holds whole commits, so it may be a few entries longer than asked.
 *
 * @param previous cursor of the page before it; absent at the beginning
 * @param next cursor of the page after it; always there, what it leads to may be still to come
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelinePage(
        List<TimelineEntry> items, @Nullable String previous, String next) implements Paged {

    static TimelinePage of(List<TimelineEntry> items, long previous, long next) {
        return new TimelinePage(
                items,
                previous < 1 ? null : Cursors.write(new Place(false, previous)),
                Cursors.write(new Place(true, next)));
    }

    /** A version and which way to go from it. */
    record Place(boolean forward, long version) {

        /** The place a cursor names; without one, backwards from the end. */
        static Place of(@Nullable String cursor, long end) {
            Place place = Cursors.read(cursor, Place.class);
            if (place == null) {
                return new Place(false, end);
            }
            return place.forward()
                    ? new Place(true, Math.max(1, place.version()))
                    : new Place(false, Math.min(place.version(), end));
        }
    }
}
