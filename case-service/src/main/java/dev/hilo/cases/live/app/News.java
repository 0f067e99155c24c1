package dev.hilo.cases.live.app;

import dev.hilo.cases.desk.app.CaseList.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A change with what there is to tell: the cases' rows as they were read, and where the cases had been. */
public record News(Change change, List<AboutCase> cases) {

    /**
     * @param row null when there is none
     * @param places where the case was before the change and where the change put it
     * @param anywhere where it was before could not be found out: it may have been on any list
     */
    public record AboutCase(
            String caseId, List<String> kinds, @Nullable Row row, Set<Place> places, boolean anywhere) {}

    /** @param row null when the case has left what is watched */
    public record Told(
            String caseId, List<String> kinds, @Nullable Row row) {}

    /**
     * What one who watches is told. A case that is there now is shown; one that was there, and is not, has left. To be
     * told twice that a case has left does no harm, not to be told would.
     */
    public List<Told> seenBy(Watch watch) {
        List<Told> told = new ArrayList<>();
        for (AboutCase one : cases) {
            if (one.row != null && watch.sees(Place.of(one.row))) {
                told.add(new Told(one.caseId, one.kinds, one.row));
            } else if (one.anywhere || one.places.stream().anyMatch(watch::sees)) {
                told.add(new Told(one.caseId, one.kinds, null));
            }
        }
        return told;
    }
}
