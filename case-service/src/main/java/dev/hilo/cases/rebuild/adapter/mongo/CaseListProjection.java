package dev.hilo.cases.rebuild.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.context.model.CaseFact;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.context.model.Touched;
import dev.hilo.cases.context.model.UserFact;
import dev.hilo.cases.desk.app.CaseList;
import dev.hilo.cases.desk.app.CaseList.Row;
import dev.hilo.cases.rebuild.app.Projection;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;

/**
 * The list of cases in {@code cases}. A case that went to another user with an undone merge is theirs to write; one that
 * the context has forgotten keeps the last state that it was known in.
 */
public final class CaseListProjection implements Projection {

    private final CaseList list;
    private final MongoCollection<Document> cases;

    public CaseListProjection(CaseList list, MongoDatabase database) {
        this.list = list;
        this.cases = database.getCollection("cases");
    }

    @Override
    public String name() {
        return "cases";
    }

    @Override
    public Folded begin(String userId) {
        Map<String, Row> rows = new HashMap<>();
        return new Folded() {
            @Override
            public void add(Commit commit, Context after) {
                if (after.lineage().into() != null) {
                    rows.clear();
                    return;
                }
                commit.facts()
                        .forEach(fact -> Touched.cases(fact)
                                .forEach(id -> after.findCase(id).ifPresent(one -> rows.put(id, Row.of(after, one)))));
                rows.keySet().removeAll(after.lineage().departed().keySet());
                commit.facts().forEach(fact -> {
                    if (fact instanceof UserFact.UserErased) {
                        rows.replaceAll((id, row) -> row.forgotten());
                    } else if (fact instanceof CaseFact.CaseExpired expired) {
                        rows.computeIfPresent(expired.caseId(), (id, row) -> row.forgotten());
                    }
                });
            }

            @Override
            public long store(Context latest) {
                return list.replaceAll(latest.userId(), rows.values());
            }
        };
    }

    @Override
    public long sweep(KnownUsers known) {
        return new Sweep(cases, document -> document.getString("user")).run(known);
    }
}
