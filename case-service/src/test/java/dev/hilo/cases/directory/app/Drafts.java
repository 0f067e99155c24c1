package dev.hilo.cases.directory.app;

import dev.hilo.cases.directory.model.Draft;
import dev.hilo.cases.directory.model.Names;
import dev.hilo.cases.directory.model.Person;
import java.util.List;
import java.util.Map;

/** What clients provision in tests. */
final class Drafts {

    private Drafts() {}

    static Draft draft(String userName, String... identities) {
        return draft(new Names(userName, null), true, identities);
    }

    static Draft draft(Names names, boolean active, String... identities) {
        return new Draft(
                names,
                new Person(active, names.userName(), "es", Map.of("department", "IT"), List.of(identities)),
                "{\"userName\":\"" + names.userName() + "\",\"active\":" + active + "}");
    }
}
