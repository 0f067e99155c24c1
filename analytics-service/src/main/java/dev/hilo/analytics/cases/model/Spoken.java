package dev.hilo.analytics.cases.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How often who spoke on which channel. A count may be below zero where one log tells that something moved away and
 * another that it was said.
 */
public record Spoken(List<Count> counts) {

    public static final Spoken NOTHING = new Spoken(List.of());

    public record Count(String member, String channel, int times) {}

    public Spoken {
        counts = List.copyOf(counts);
    }

    Spoken plus(String member, String channel, int times) {
        List<Count> next = new ArrayList<>();
        int sum = times;
        for (Count count : counts) {
            if (count.member().equals(member) && count.channel().equals(channel)) {
                sum += count.times();
            } else {
                next.add(count);
            }
        }
        if (sum != 0) {
            next.add(new Count(member, channel, sum));
        }
        return new Spoken(next);
    }

    public Spoken plus(Spoken other) {
        Spoken sum = this;
        for (Count count : other.counts) {
            sum = sum.plus(count.member(), count.channel(), count.times());
        }
        return sum;
    }

    public Spoken of(Predicate<String> members) {
        return new Spoken(
                counts.stream().filter(count -> members.test(count.member())).toList());
    }

    SortedMap<String, Integer> byChannel() {
        SortedMap<String, Integer> channels = new TreeMap<>();
        counts.forEach(count -> channels.merge(count.channel(), count.times(), Integer::sum));
        channels.values().removeIf(times -> times <= 0);
        return Collections.unmodifiableSortedMap(channels);
    }
}
