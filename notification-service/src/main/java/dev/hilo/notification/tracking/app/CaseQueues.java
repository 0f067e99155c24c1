package dev.hilo.notification.tracking.app;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Which queue each case is in, as of the commits of the context stream seen so far. */
public interface CaseQueues {

    /** A case is in the queue since then. */
    record Entry(String caseId, String queue, Instant since) {}

    /** Notes where cases are, in the order of the stream. What is older than what is known makes no difference. */
    void entered(List<Entry> entries);

    /** The queue of each of these cases; a case not heard of is absent. */
    Map<String, String> of(Collection<String> caseIds);
}
