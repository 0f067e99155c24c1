package dev.hilo.cases.directory.app;

import dev.hilo.cases.directory.model.DirectoryEntry;

/** What came of a provisioning client's wish. */
public sealed interface Provisioned {

    record Done(DirectoryEntry entry) implements Provisioned {}

    /** @param attribute which of the names another entry has: {@code userName} or {@code externalId} */
    record NameTaken(String attribute) implements Provisioned {}

    /** Somebody else wrote the entry after it was read. */
    record Changed() implements Provisioned {}

    record NoSuchEntry() implements Provisioned {}
}
