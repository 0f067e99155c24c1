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
 * Figures over the cases opened in a span of time. A case that was merged into another is counted there, not by itself.
 *
 * @param from beginning of the span; absent when it has none
 * @param to end of the span, itself not part of it; absent when it has none
 * @param opened all cases opened in the span
 * @param open those that are neither resolved nor over
 * @param resolved those that are resolved or closed
 * @param cancelled those that were given up
 * @param reopened those that came back at least once
 * @param rejected those of which the user said at least once that the need was not met
 * @param major those that stand for a disturbance of many people
 * @param onSeveralChannels those that the person spoke about on more than one channel
 * @param channels by name
 * @param firstResponse from the opening to an agent's first message; acknowledgements do not count
 * @param resolution from the opening to the latest resolution, of those that are resolved
 * @param firstContactResolution FCR: of the resolved ones, those that never came back and about which an agent wrote once
 *     at the most
 * @param satisfaction CSAT: what people said of the cases
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Summary")
public record SummaryView(
        @Nullable Instant from,
        @Nullable Instant to,
        int opened,
        int open,
        int resolved,
        int cancelled,
        int reopened,
        int rejected,
        int major,
        int onSeveralChannels,
        List<Channel> channels,
        Span firstResponse,
        Span resolution,
        FirstContact firstContactResolution,
        Satisfaction satisfaction) {

    /**
     * First-contact resolution.
     *
     * @param resolved how many were resolved
     * @param count how many of them at first contact
     * @param rate from 0 to 1; absent while nothing is resolved
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FirstContactResolution")
    public record FirstContact(
            int resolved, int count, @Nullable Double rate) {}

    /**
     * Customer satisfaction.
     *
     * @param count how many people gave a score
     * @param mean of the scores, from 1 to 5; absent while there is none
     * @param satisfiedRate the share of 4 and 5, from 0 to 1
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Satisfaction")
    public record Satisfaction(
            int count, @Nullable Double mean, @Nullable Double satisfiedRate) {}

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
                summary.cancelled(),
                summary.reopened(),
                summary.rejected(),
                summary.major(),
                summary.onSeveralChannels(),
                summary.channels().stream()
                        .map(figures -> new Channel(
                                figures.channel(), figures.opened(), figures.touched(), figures.interactions()))
                        .toList(),
                Span.of(summary.firstResponse()),
                Span.of(summary.resolution()),
                new FirstContact(
                        summary.firstContact().resolved(),
                        summary.firstContact().atFirstContact(),
                        summary.firstContact().rate().orElse(null)),
                new Satisfaction(
                        summary.satisfaction().count(),
                        summary.satisfaction().mean().orElse(null),
                        summary.satisfaction().satisfiedShare().orElse(null)));
    }

    static Double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
