package dev.hilo.cases.context.adapter.metrics;

import dev.hilo.cases.context.app.CommitListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** The fold rate: {@code hilo.fold.commits}, and {@code hilo.fold.causes} that went into them. */
public final class FoldMeters implements CommitListener {

    private final Counter commits;
    private final Counter causes;

    public FoldMeters(MeterRegistry meters) {
        this.commits = Counter.builder("hilo.fold.commits")
                .description("Commits appended to the context log by this replica")
                .register(meters);
        this.causes = Counter.builder("hilo.fold.causes")
                .description("Interactions, commands and requests folded by this replica")
                .register(meters);
    }

    @Override
    public void committed(List<Committed> batch) {
        commits.increment(batch.size());
        batch.forEach(one -> causes.increment(one.commit().causes().size()));
    }
}
