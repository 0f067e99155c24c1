package dev.hilo.cases.directory.app;

class InMemoryDirectoryTest extends DirectoryConformance {

    private final InMemoryDirectory entries = new InMemoryDirectory();
    private final InMemoryDirectoryNames names = new InMemoryDirectoryNames();

    @Override
    DirectoryStore entries() {
        return entries;
    }

    @Override
    DirectoryNames names() {
        return names;
    }
}
