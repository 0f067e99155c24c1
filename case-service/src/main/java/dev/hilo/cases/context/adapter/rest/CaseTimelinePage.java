package dev.hilo.cases.context.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.kit.rest.Cursors;
import dev.hilo.kit.rest.Paged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries about a case in the order they happened, the latest page first. A page holds whole commits, so it may be a few
 * entries longer than asked; it may be shorter, even empty, where a user's log has little to say about the case.
 *
 * @param next cursor of the page with older entries; absent once the case's opening is shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseTimelinePage(
        List<TimelineEntry> items, @Nullable String next) implements Paged {

    /** The same as its user reads it. */
    public CaseTimelinePage forUser() {
        return new CaseTimelinePage(items.stream().map(TimelineEntry::forUser).toList(), next);
    }

    /** Where a walk goes on: which commit of which log is next. */
    record Place(String userId, long version) {

        String cursor() {
            return Cursors.write(this);
        }
    }
}
