package dev.hilo.analytics.reports.model;

import java.util.List;

/**
 * Figures over the cases opened in a span of time.
 *
 * @param opened all of them
 * @param open those that are not resolved now
 * @param resolved those that are
 * @param reopened those that came back at least once
 * @param onSeveralChannels those that the person spoke about on more than one channel
 * @param channels by name
 * @param firstResponse from the opening to an agent's first message; acknowledgements do not count
 * @param resolution from the opening to the latest resolution, of those that are resolved
 */
public record Summary(
        int opened,
        int open,
        int resolved,
        int reopened,
        int onSeveralChannels,
        List<ChannelFigures> channels,
        Times firstResponse,
        Times resolution) {}
