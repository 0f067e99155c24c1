package dev.hilo.analytics.reports.model;

import dev.hilo.analytics.cases.model.CaseHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts cases one at a time, so that no list of them is ever held; of each only its two times are kept. */
public final class Tally {

    private int opened;
    private int resolved;
    private int reopened;
    private int onSeveralChannels;
    private final Map<String, ChannelFigures> channels = new TreeMap<>();
    private final List<Duration> firstResponses = new ArrayList<>();
    private final List<Duration> resolutions = new ArrayList<>();

    public void count(CaseHistory history) {
        opened++;
        resolved += history.isResolved() ? 1 : 0;
        reopened += history.reopened() > 0 ? 1 : 0;
        onSeveralChannels += history.interactions().size() > 1 ? 1 : 0;
        add(new ChannelFigures(history.channel(), 1, 0, 0));
        history.interactions().forEach((channel, spoken) -> add(new ChannelFigures(channel, 0, 1, spoken)));
        history.timeToFirstResponse().ifPresent(firstResponses::add);
        history.timeToResolution().ifPresent(resolutions::add);
    }

    public Summary summary() {
        return new Summary(
                opened,
                opened - resolved,
                resolved,
                reopened,
                onSeveralChannels,
                List.copyOf(channels.values()),
                Times.of(firstResponses),
                Times.of(resolutions));
    }

    private void add(ChannelFigures figures) {
        channels.merge(figures.channel(), figures, ChannelFigures::plus);
    }
}
