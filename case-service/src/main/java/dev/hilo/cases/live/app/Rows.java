package dev.hilo.cases.live.app;

import dev.hilo.cases.desk.app.CaseList.Row;
import dev.hilo.cases.desk.app.CaseListing;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The list of cases, as far as news need it. */
public interface Rows {

    /** Those that exist, by case. */
    Map<String, Row> find(Collection<String> caseIds);

    /** Brings those up that are older than the changes. */
    void catchUp(List<CaseListing.Change> changes);
}
