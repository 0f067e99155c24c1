package dev.hilo.cases.verification.adapter.mongo;

import dev.hilo.cases.verification.app.Verifications;
import dev.hilo.cases.verification.app.VerificationsConformance;
import dev.hilo.kit.MongoIndexes;
import dev.hilo.kit.test.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoVerificationsIT extends VerificationsConformance {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private MongoVerifications verifications;

    @BeforeEach
    void open() {
        verifications = new MongoVerifications(STORE.database());
        MongoIndexes.create(STORE.database(), MongoVerifications.INDEXES);
    }

    @Override
    protected Verifications verifications() {
        return verifications;
    }
}
