package dev.hilo.routing.assignment.adapter.mongo;

import dev.hilo.kit.test.TestStore;
import dev.hilo.routing.assignment.app.Positions;
import dev.hilo.routing.assignment.app.PositionsConformance;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoPositionsIT extends PositionsConformance {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @Override
    protected Positions positions() {
        return new MongoPositions(STORE.database());
    }
}
