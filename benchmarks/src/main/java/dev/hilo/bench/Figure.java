package dev.hilo.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A figure beside its limit over several rounds, in things a second; the median of each counts. */
final class Figure {

    private final String name;
    private final String limitName;
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> limit = new ArrayList<>();

    Figure(String name, String limitName) {
        this.name = name;
        this.limitName = limitName;
    }

    void round(double ourRate, double limitRate) {
        ours.add(ourRate);
        limit.add(limitRate);
        System.out.printf(
                Locale.ROOT, "  %-8s round %d: %,8.0f/s   limit %,8.0f/s%n", name, ours.size(), ourRate, limitRate);
    }

    double ratio() {
        return median(ours) / median(limit);
    }

    String summary() {
        return String.format(
                Locale.ROOT,
                "%-8s %,9.0f/s   %-60s %,9.0f/s   ratio %.2f",
                name,
                median(ours),
                limitName,
                median(limit),
                ratio());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
