package dev.hilo.cases.context.model;

import dev.hilo.cases.context.model.CaseFact.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What one member of a context said about a case.
 *
 * @param title what a case of this part alone would be called
 * @param since when the first of it came
 * @param interactions how many
 * @param threads the channels' threads, the latest last, at most {@value #REMEMBERED}
 * @param messages ids of messages that replies may refer to, likewise
 */
public record Part(
        String member,
        String title,
        Instant since,
        long interactions,
        List<String> threads,
        List<String> messages,
        List<String> channels) {

    static final int REMEMBERED = 50;

    static Part begun(Said said, Instant at) {
        return new Part(said.member(), said.title(), at, 0, List.of(), List.of(), List.of());
    }

    Part heard(Said said) {
        return new Part(
                member,
                title,
                since,
                interactions + 1,
                latestLast(threads, said.thread(), REMEMBERED),
                said.messageId() == null ? messages : latestLast(messages, said.messageId(), REMEMBERED),
                channels.contains(said.channel()) ? channels : latestLast(channels, said.channel(), Integer.MAX_VALUE));
    }

    /** Without an interaction that counts elsewhere now, and its thread. */
    Part lost(Said said) {
        return new Part(
                member,
                title,
                since,
                Math.max(0, interactions - 1),
                without(threads, said.thread()),
                said.messageId() == null ? messages : without(messages, said.messageId()),
                channels);
    }

    Part joined(Part other) {
        List<String> bothThreads = threads;
        for (String thread : other.threads) {
            bothThreads = latestLast(bothThreads, thread, REMEMBERED);
        }
        List<String> bothMessages = messages;
        for (String message : other.messages) {
            bothMessages = latestLast(bothMessages, message, REMEMBERED);
        }
        List<String> bothChannels = new ArrayList<>(channels);
        other.channels.stream()
                .filter(channel -> !bothChannels.contains(channel))
                .forEach(bothChannels::add);
        return new Part(
                member,
                title,
                since.isBefore(other.since) ? since : other.since,
                interactions + other.interactions,
                bothThreads,
                bothMessages,
                List.copyOf(bothChannels));
    }

    Part forgotten() {
        return new Part(member, Matter.FORGOTTEN, since, interactions, List.of(), List.of(), channels);
    }

    private static List<String> without(List<String> values, String gone) {
        return values.stream().filter(value -> !value.equals(gone)).toList();
    }

    private static List<String> latestLast(List<String> values, String latest, int most) {
        if (!values.isEmpty() && values.getLast().equals(latest)) {
            return values;
        }
        List<String> next = new ArrayList<>(values);
        next.remove(latest);
        next.add(latest);
        return List.copyOf(next.size() > most ? next.subList(next.size() - most, next.size()) : next);
    }
}
