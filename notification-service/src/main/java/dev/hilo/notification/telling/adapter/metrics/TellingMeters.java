package dev.hilo.notification.telling.adapter.metrics;

import dev.hilo.notification.telling.app.Decided;
import dev.hilo.notification.telling.model.Decision;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * {@code hilo.notification.withheld}: what the desk would have said by itself and did not, by {@code reason}, {@code
 * machine} or {@code strangers}. {@code hilo.notification.decisions}: what users must hear, by {@code outcome} ({@code asked} of a channel, {@code
 * in-place} where they read it themselves, {@code withheld} from who may be a machine, {@code unreachable}) and {@code
 * channel}, {@code none} where none was chosen.
 */
public final class TellingMeters implements Decided {

    private static final String NONE = "none";

    private final MeterRegistry meters;

    public TellingMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void on(Decision decision) {
        switch (decision) {
            case Decision.Tell tell -> count("asked", tell.to().channel());
            case Decision.Withheld withheld -> {
                count("withheld", withheld.instead().to().channel());
                meters.counter(
                                "hilo.notification.withheld",
                                "reason",
                                withheld.reason().word())
                        .increment();
            }
            case Decision.InPlace inPlace -> count("in-place", NONE);
            case Decision.Unreachable unreachable -> count("unreachable", NONE);
        }
    }

    private void count(String outcome, String channel) {
        meters.counter("hilo.notification.decisions", "outcome", outcome, "channel", channel)
                .increment();
    }
}
