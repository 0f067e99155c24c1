package dev.hilo.analytics.reports.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long something took.
 *
 * @param count how often it happened; without any there is neither mean nor median
 */
public record Times(int count, Optional<Duration> mean, Optional<Duration> median) {

    public static Times of(List<Duration> durations) {
        if (durations.isEmpty()) {
            return new Times(0, Optional.empty(), Optional.empty());
        }
        List<Duration> sorted = durations.stream().sorted().toList();
        int half = sorted.size() / 2;
        Duration median = sorted.size() % 2 == 1
                ? sorted.get(half)
                : sorted.get(half - 1).plus(sorted.get(half)).dividedBy(2);
        Duration total = sorted.stream().reduce(Duration.ZERO, Duration::plus);
        return new Times(sorted.size(), Optional.of(total.dividedBy(sorted.size())), Optional.of(median));
    }
}
