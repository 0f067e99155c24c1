package dev.hilo.cases.desk.app;

import dev.hilo.cases.context.model.Decision;
import dev.hilo.cases.desk.app.CaseList.After;
import dev.hilo.cases.desk.app.CaseList.Field;
import dev.hilo.cases.desk.app.CaseList.Filter;
import dev.hilo.cases.desk.app.CaseList.Order;
import dev.hilo.cases.desk.app.CaseList.Query;
import dev.hilo.cases.desk.app.CaseList.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Cases that are parts of other cases, whoever's they are. */
public final class Families {

    /** How many generations a family has at the most. */
    static final int GENERATIONS = 5;

    private static final int PAGE = 200;

    private final CaseList list;

    public Families(CaseList list) {
        this.list = list;
    }

    /**
     * The parts of a case, newest first.
     *
     * @param queues those that may be seen; null when all may
     */
    public List<Row> children(String parentId, @Nullable Set<String> queues, @Nullable After after, int most) {
        return list.list(new Query(new Filter(Field.PARENT, parentId), Set.of(), Order.OPENED, queues), after, most);
    }

    /**
     * Why a case cannot be the parent of another: it does not exist, it was merged away, it is below the other, or the
     * family would grow too deep. Two such wishes at the same moment may still close a circle; nobody who walks through a
     * family goes further than {@value #GENERATIONS} generations.
     */
    public Optional<Decision.Invalid> unfit(String caseId, String parentId) {
        String next = parentId;
        for (int generation = 1; generation < GENERATIONS; generation++) {
            if (next.equals(caseId)) {
                return Optional.of(new Decision.Invalid("parent", "must not be the case itself or a part of it"));
            }
            Optional<Row> row = list.find(next);
            if (row.isEmpty()) {
                return Optional.of(new Decision.Invalid("parent", "must be the number of a case"));
            }
            String mergedInto = row.get().content().relations().mergedInto();
            if (mergedInto != null && generation == 1) {
                return Optional.of(new Decision.Invalid("parent", "was merged into " + mergedInto + ": name that one"));
            }
            String above = row.get().content().relations().parent();
            if (above == null) {
                return Optional.empty();
            }
            next = above;
        }
        return Optional.of(new Decision.Invalid(
                "parent", "has too many above it: a family has " + GENERATIONS + " generations at the most"));
    }

    /** All below a case, in pages, each case once. */
    public void below(String caseId, Consumer<List<Row>> page) {
        Set<String> seen = new HashSet<>(Set.of(caseId));
        List<String> parents = List.of(caseId);
        for (int generation = 1; generation < GENERATIONS && !parents.isEmpty(); generation++) {
            List<String> next = new ArrayList<>();
            for (String parent : parents) {
                After after = null;
                List<Row> rows;
                do {
                    rows = children(parent, null, after, PAGE);
                    List<Row> news = rows.stream()
                            .filter(row -> seen.add(row.content().id()))
                            .toList();
                    page.accept(news);
                    news.forEach(row -> next.add(row.content().id()));
                    after = rows.isEmpty() ? null : After.of(rows.getLast(), Order.OPENED);
                } while (rows.size() == PAGE);
            }
            parents = next;
        }
    }
}
