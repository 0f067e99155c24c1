package dev.hilo.analytics.reports.model;

/**
 * One channel.
 *
 * @param opened cases opened on it
 * @param touched cases that the person spoke about on it, wherever they were opened
 * @param interactions how often people spoke on it
 */
public record ChannelFigures(String channel, int opened, int touched, int interactions) {

    ChannelFigures plus(ChannelFigures other) {
        return new ChannelFigures(
                channel, opened + other.opened, touched + other.touched, interactions + other.interactions);
    }
}
