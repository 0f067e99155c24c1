package dev.hilo.cases.directory.app;

import dev.hilo.cases.directory.model.DirectoryEntry;

/** Removes what the directory holds about a user who is erased. Their context hears nothing: it is being destroyed. */
public final class ForgetUser {

    private final DirectoryStore entries;
    private final DirectoryNames names;

    public ForgetUser(DirectoryStore entries, DirectoryNames names) {
        this.entries = entries;
        this.names = names;
    }

    /** @return how many entries there were; a client that still provisions the person will bring them back as new */
    public int forget(String userId) {
        int forgotten = 0;
        for (DirectoryEntry entry : entries.findByUser(userId)) {
            entries.remove(entry.id());
            names.release(entry.content().names().keys(), entry.id());
            names.release(entry.keys(), entry.id());
            forgotten++;
        }
        return forgotten;
    }
}
