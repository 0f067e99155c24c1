package dev.hilo.cases.directory.adapter.audit;

import dev.hilo.cases.directory.app.DirectoryLinks;
import dev.hilo.cases.directory.model.Elsewhere;
import java.util.List;
import org.jboss.logging.Logger;

/** Leaves identities with who has them, and says so: in the entry, and here without naming an address. */
public final class ReportedConflicts implements DirectoryLinks {

    private static final Logger AUDIT = Logger.getLogger("dev.hilo.audit.directory");

    @Override
    public List<Elsewhere> settle(String entryId, String userId, List<Elsewhere> elsewhere) {
        for (Elsewhere one : elsewhere) {
            AUDIT.infof(
                    "directory entry %s of user %s names an identity of user %s, %s; it stays there",
                    entryId,
                    userId,
                    one.userId(),
                    one.inDirectory() ? "who is in the directory too" : "who may be the same person");
        }
        return elsewhere;
    }
}
