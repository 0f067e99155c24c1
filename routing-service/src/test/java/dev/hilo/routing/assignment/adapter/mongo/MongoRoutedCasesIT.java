package dev.hilo.routing.assignment.adapter.mongo;

import dev.hilo.kit.test.TestStore;
import dev.hilo.routing.assignment.app.RoutedCases;
import dev.hilo.routing.assignment.app.RoutedCasesConformance;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoRoutedCasesIT extends RoutedCasesConformance {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @Override
    protected RoutedCases cases() {
        return new MongoRoutedCases(STORE.database());
    }
}
