package dev.hilo.routing.roster.adapter.mongo;

import dev.hilo.kit.test.TestStore;
import dev.hilo.routing.roster.app.Roster;
import dev.hilo.routing.roster.app.RosterConformance;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoRosterIT extends RosterConformance {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @Override
    protected Roster roster() {
        return new MongoRoster(STORE.database());
    }
}
