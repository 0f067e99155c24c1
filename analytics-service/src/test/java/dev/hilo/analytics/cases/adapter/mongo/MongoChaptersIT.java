package dev.hilo.analytics.cases.adapter.mongo;

import dev.hilo.analytics.cases.app.Chapters;
import dev.hilo.analytics.cases.app.ChaptersConformance;
import dev.hilo.kit.test.TestStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoChaptersIT extends ChaptersConformance {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @Override
    protected Chapters chapters() {
        return new MongoChapters(STORE.database());
    }
}
