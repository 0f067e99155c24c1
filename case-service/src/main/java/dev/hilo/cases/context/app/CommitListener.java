package dev.hilo.cases.context.app;

import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import java.util.List;

/** Hears of commits of this replica right after they are in the log. */
public interface CommitListener {

    /** @param context as it is with the commit made */
    record Committed(Context context, Commit commit) {}

    /** Called in batches, before the causes are acknowledged. What it throws undoes nothing: the stream tells it again. */
    void committed(List<Committed> commits);
}
