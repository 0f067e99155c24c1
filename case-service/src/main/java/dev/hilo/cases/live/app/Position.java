package dev.hilo.cases.live.app;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far somebody has read the context stream: of each partition the offset that comes next, the same on every replica.
 * A partition that is not named has not been read. Written {@code 0:1234,1:99}.
 */
public record Position(SortedMap<Integer, Long> next) {

    private static final Pattern FORM = Pattern.compile("\\d{1,5}:\\d{1,18}(,\\d{1,5}:\\d{1,18}){0,999}");

    public Position {
        next = Collections.unmodifiableSortedMap(new TreeMap<>(next));
    }

    public static Position of(Map<Integer, Long> next) {
        return new Position(new TreeMap<>(next));
    }

    /** Empty when the text is no position. */
    public static Optional<Position> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        SortedMap<Integer, Long> next = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            int colon = part.indexOf(':');
            next.put(Integer.valueOf(part.substring(0, colon)), Long.valueOf(part.substring(colon + 1)));
        }
        return Optional.of(new Position(next));
    }

    public long next(int partition) {
        return next.getOrDefault(partition, 0L);
    }

    /** Whether this is as far as the other, or farther, in every partition. */
    public boolean reaches(Position other) {
        return other.next.entrySet().stream().allMatch(one -> next(one.getKey()) >= one.getValue());
    }

    /** The farther of both, partition by partition. */
    public Position orLater(Position other) {
        if (reaches(other)) {
            return this;
        }
        SortedMap<Integer, Long> farther = new TreeMap<>(next);
        other.next.forEach((partition, offset) -> farther.merge(partition, offset, Math::max));
        return new Position(farther);
    }

    /** With the change read. */
    public Position after(Change change) {
        if (next(change.partition()) > change.offset()) {
            return this;
        }
        SortedMap<Integer, Long> farther = new TreeMap<>(next);
        farther.put(change.partition(), change.offset() + 1);
        return new Position(farther);
    }

    /** How many offsets lie between here and there. */
    public long distance(Position to) {
        return to.next.entrySet().stream()
                .mapToLong(one -> Math.max(0, one.getValue() - next(one.getKey())))
                .sum();
    }

    @Override
    public String toString() {
        return next.entrySet().stream()
                .map(one -> one.getKey() + ":" + one.getValue())
                .collect(Collectors.joining(","));
    }
}
