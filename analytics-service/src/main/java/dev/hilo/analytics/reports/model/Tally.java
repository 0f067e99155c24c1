package dev.hilo.analytics.reports.model;

import dev.hilo.analytics.cases.model.CaseHistory;
import dev.hilo.analytics.cases.model.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts cases one at a time, so that no list of them is ever held; of each only its two times are kept. */
public final class Tally {

    private int opened;
    private int open;
    private int cancelled;
    private int reopened;
    private int rejected;
    private int major;
    private int onSeveralChannels;
    private int resolved;
    private int atFirstContact;
    private Satisfaction satisfaction = Satisfaction.UNKNOWN;
    private final Map<String, ChannelFigures> channels = new TreeMap<>();
    private final List<Duration> firstResponses = new ArrayList<>();
    private final List<Duration> resolutions = new ArrayList<>();

    public void count(CaseHistory history) {
        if (history.isMerged()) {
            return;
        }
        opened++;
        open += one(history.isOpen());
        cancelled += one(history.standing().status() == Status.CANCELLED);
        reopened += one(history.counts().reopened() > 0);
        rejected += one(history.counts().rejected() > 0);
        major += one(history.standing().major());
        onSeveralChannels += one(history.interactions().size() > 1);
        resolved += one(history.isResolved());
        atFirstContact += one(history.isResolvedAtFirstContact());
        Integer score = history.standing().score();
        satisfaction = score == null ? satisfaction : satisfaction.plus(score);
        add(new ChannelFigures(history.channel(), 1, 0, 0));
        history.interactions().forEach((channel, spoken) -> add(new ChannelFigures(channel, 0, 1, spoken)));
        history.timeToFirstResponse().ifPresent(firstResponses::add);
        history.timeToResolution().ifPresent(resolutions::add);
    }

    public Summary summary() {
        return new Summary(
                opened,
                open,
                opened - open - cancelled,
                cancelled,
                reopened,
                rejected,
                major,
                onSeveralChannels,
                List.copyOf(channels.values()),
                Times.of(firstResponses),
                Times.of(resolutions),
                new FirstContact(resolved, atFirstContact),
                satisfaction);
    }

    private static int one(boolean counts) {
        return counts ? 1 : 0;
    }

    private void add(ChannelFigures figures) {
        channels.merge(figures.channel(), figures, ChannelFigures::plus);
    }
}
