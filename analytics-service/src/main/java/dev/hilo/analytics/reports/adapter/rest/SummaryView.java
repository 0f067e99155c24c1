package dev.hilo.analytics.reports.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hilo.analytics.reports.model.Summary;
import dev.hilo.analytics.reports.model.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Figures over the cases opened in a span of time.
 *
 * @param from beginning of the span; absent when it has none
 * @param to end of the span, itself not part of it; absent when it has none
 * @param opened all cases opened in the span
 * @param open those that are not resolved now
 * @param resolved those that are
 * @param reopened those that came back at least once
 * @param onSeveralChannels those that the person spoke about on more than one channel
 * @param channels by name
 * @param firstResponse from the opening to an agent's first message; acknowledgements do not count
 * @param resolution from the opening to the latest resolution, of those that are resolved
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Summary")
public record SummaryView(
        @Nullable Instant from,
        @Nullable Instant to,
        int opened,
        int open,
        int resolved,
        int reopened,
        int onSeveralChannels,
        List<Channel> channels,
        Span firstResponse,
        Span resolution) {

    /**
     * One channel.
     *
     * @param opened cases opened on it
     * @param touched cases that the person spoke about on it, wherever they were opened
     * @param interactions how often people spoke on it
     */
    @Schema(name = "ChannelFigures")
    public record Channel(String channel, int opened, int touched, int interactions) {}

    /** How long something took, in seconds; without any there is neither mean nor median. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Times")
    public record Span(
            int count,
            @Nullable Double meanSeconds,
            @Nullable Double medianSeconds) {

        static Span of(Times times) {
            return new Span(
                    times.count(),
                    times.mean().map(SummaryView::seconds).orElse(null),
                    times.median().map(SummaryView::seconds).orElse(null));
        }
    }

    static SummaryView of(@Nullable Instant from, @Nullable Instant to, Summary summary) {
        return new SummaryView(
                from,
                to,
                summary.opened(),
                summary.open(),
                summary.resolved(),
                summary.reopened(),
                summary.onSeveralChannels(),
                summary.channels().stream()
                        .map(figures -> new Channel(
                                figures.channel(), figures.opened(), figures.touched(), figures.interactions()))
                        .toList(),
                Span.of(summary.firstResponse()),
                Span.of(summary.resolution()));
    }

    static Double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
