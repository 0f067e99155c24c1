package dev.hilo.analytics.reports.model;

import java.util.List;

/**
 * Figures over the cases opened in a span of time. A case that was merged into another is counted there, not here.
 *
 * @param opened all of them
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
 */
public record Summary(
        int opened,
        int open,
        int resolved,
        int cancelled,
        int reopened,
        int rejected,
        int major,
        int onSeveralChannels,
        List<ChannelFigures> channels,
        Times firstResponse,
        Times resolution,
        FirstContact firstContact,
        Satisfaction satisfaction) {}
