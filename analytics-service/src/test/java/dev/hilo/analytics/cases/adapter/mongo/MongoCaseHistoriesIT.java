package dev.hilo.analytics.cases.adapter.mongo;

import dev.hilo.analytics.cases.app.CaseHistories;
import dev.hilo.analytics.cases.app.CaseHistoriesConformance;
import dev.hilo.kit.test.TestStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoCaseHistoriesIT extends CaseHistoriesConformance {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @Override
    protected CaseHistories histories() {
        return new MongoCaseHistories(STORE.database());
    }
}
