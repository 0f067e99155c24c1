package dev.hilo.kit.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;

/**
 * How often each of many keys may do something: a token bucket (Bucket4j) for each key, in this process only. Behind a load
 * balancer each replica counts for itself.
 */
public final class RateLimiter {

    /** Keys that are remembered; the least used are forgotten first, and may do everything anew. */
    private static final long KEYS = 100_000;

    private final long most;
    private final Duration within;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    /** @param most at once; what is used up comes back evenly over {@code within} */
    public RateLimiter(long most, Duration within) {
        this(most, within, TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimiter(long most, Duration within, TimeMeter time) {
        this.most = most;
        this.within = within;
        this.time = time;
        Ticker ticker = time::currentTimeNanos;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(KEYS)
                .expireAfterAccess(within)
                .ticker(ticker)
                .build();
    }

    /** Counts once. Empty when the key may go on; else how long to wait, a second at least. */
    public Optional<Duration> refusal(String key) {
        ConsumptionProbe probe = buckets.get(key, one -> bucket()).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
        return Optional.of(wait.toSeconds() == 0 ? Duration.ofSeconds(1) : wait);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, within))
                .withCustomTimePrecision(time)
                .build();
    }
}
