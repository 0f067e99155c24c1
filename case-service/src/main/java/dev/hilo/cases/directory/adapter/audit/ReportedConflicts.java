package dev.hilo.cases.directory.adapter.audit;

import dev.hilo.cases.directory.app.BringTogether;
import dev.hilo.cases.directory.model.Elsewhere;
import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

/** Says what the directory could not settle, without naming an address: in the log, and by {@code hilo.directory.conflicts}. */
public final class ReportedConflicts implements BringTogether.Left {

    private static final Logger AUDIT = Logger.getLogger("dev.hilo.audit.directory");

    private final MeterRegistry meters;

    public ReportedConflicts(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void tell(String entryId, String userId, Elsewhere one) {
        AUDIT.infof(
                "directory entry %s of user %s names an identity of user %s, %s; it stays there",
                entryId,
                userId,
                one.userId(),
                one.inDirectory() ? "who is in the directory too" : "from whom it was parted before");
        meters.counter("hilo.directory.conflicts", "directory", Boolean.toString(one.inDirectory()))
                .increment();
    }
}
