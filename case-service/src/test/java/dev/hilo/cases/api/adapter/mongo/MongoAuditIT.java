package dev.hilo.cases.api.adapter.mongo;

import dev.hilo.cases.api.app.Audit;
import dev.hilo.cases.api.app.AuditConformance;
import dev.hilo.kit.MongoIndexes;
import dev.hilo.kit.test.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoAuditIT extends AuditConformance {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private MongoAudit audit;

    @BeforeEach
    void open() {
        audit = new MongoAudit(STORE.database(), RETENTION);
        MongoIndexes.create(STORE.database(), MongoAudit.INDEXES);
    }

    @Override
    protected Audit audit() {
        return audit;
    }
}
