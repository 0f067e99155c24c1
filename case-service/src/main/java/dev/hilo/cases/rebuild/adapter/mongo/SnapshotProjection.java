package dev.hilo.cases.rebuild.adapter.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import dev.hilo.cases.context.app.ContextLog;
import dev.hilo.cases.context.model.Commit;
import dev.hilo.cases.context.model.Context;
import dev.hilo.cases.rebuild.app.Projection;
import java.util.List;
import org.bson.Document;

/** The snapshots in {@code contexts}. */
public final class SnapshotProjection implements Projection {

    private final ContextLog log;
    private final MongoCollection<Document> contexts;

    public SnapshotProjection(ContextLog log, MongoDatabase database) {
        this.log = log;
        this.contexts = database.getCollection("contexts");
    }

    @Override
    public String name() {
        return "contexts";
    }

    @Override
    public Folded begin(String userId) {
        return new Folded() {
            @Override
            public void add(Commit commit, Context after) {}

            @Override
            public long store(Context latest) {
                boolean same = latest.equals(log.snapshots(List.of(userId)).get(userId));
                log.replaceSnapshot(latest);
                return same ? 0 : 1;
            }
        };
    }

    @Override
    public long sweep(KnownUsers known) {
        return new Sweep(contexts, document -> document.getString("_id")).run(known);
    }
}
