package dev.hilo.notification.telling.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * That a case was acknowledged to an address. So many in an hour are all that an address gets: whoever goes on opening
 * cases after that may be a machine that answers ours, although nothing marks its words.
 *
 * @param identity the address
 * @param at when the case was committed
 */
public record Acknowledged(String identity, Instant at) {

    static final Duration WINDOW = Duration.ofHours(1);

    /** Those that still count at that time. */
    static List<Acknowledged> lately(List<Acknowledged> all, Instant at) {
        Instant since = at.minus(WINDOW);
        return all.stream().filter(one -> one.at.isAfter(since)).toList();
    }

    static List<Acknowledged> and(List<Acknowledged> all, Acknowledged one) {
        return Stream.concat(lately(all, one.at).stream(), Stream.of(one)).toList();
    }
}
