package dev.hilo.analytics.cases.adapter.mongo;

import dev.hilo.analytics.cases.app.UserPositions;
import dev.hilo.analytics.cases.app.UserPositionsConformance;
import dev.hilo.kit.test.TestStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoUserPositionsIT extends UserPositionsConformance {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @Override
    protected UserPositions positions() {
        return new MongoUserPositions(STORE.database());
    }
}
