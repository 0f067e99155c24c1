package dev.hilo.cases.catalogue.app;

import dev.hilo.cases.catalogue.adapter.mongo.MongoShelf;
import dev.hilo.cases.catalogue.model.Template;
import dev.hilo.kit.test.TestStore;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoShelfIT extends ShelfConformance {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @Override
    Shelf<Template> shelf() {
        return new MongoShelf<>(STORE.database(), "templates", Template.class);
    }
}
