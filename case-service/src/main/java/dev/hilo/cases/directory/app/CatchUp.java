package dev.hilo.cases.directory.app;

import dev.hilo.cases.directory.model.DirectoryEntry;
import dev.hilo.cases.directory.model.DirectoryEntry.Stage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** Finishes what a request that died left undone. Any replica may do it, also two at a time. */
public final class CatchUp {

    /** Younger ones are likely in somebody's hands. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(10);

    private static final int PAGE = 100;

    private final DirectoryStore entries;
    private final Provisioning provisioning;
    private final TellContext context;
    private final Clock clock;

    public CatchUp(DirectoryStore entries, Provisioning provisioning, TellContext context, Clock clock) {
        this.entries = entries;
        this.provisioning = provisioning;
        this.context = context;
        this.clock = clock;
    }

    /**
     * @param failed told of each entry, by id, that has to wait for the next time
     * @return how many were finished
     */
    public int run(BiConsumer<String, RuntimeException> failed) {
        int finished = 0;
        List<DirectoryEntry> page;
        int before;
        do {
            before = finished;
            page = entries.untold(clock.instant().minus(UNDER_WAY), PAGE);
            for (DirectoryEntry entry : page) {
                try {
                    finish(entry);
                    finished++;
                } catch (RuntimeException e) {
                    failed.accept(entry.id(), e);
                }
            }
        } while (page.size() == PAGE && finished > before);
        return finished;
    }

    private void finish(DirectoryEntry entry) {
        if (entry.stage() == Stage.NEW) {
            provisioning.establish(entry);
        } else {
            context.tell(entry);
        }
    }
}
