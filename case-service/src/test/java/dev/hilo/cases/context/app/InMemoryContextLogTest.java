package dev.hilo.cases.context.app;

class InMemoryContextLogTest extends ContextLogConformance {

    private final InMemoryContextLog log = new InMemoryContextLog();
    private final InMemoryIdentities identities = new InMemoryIdentities();

    @Override
    ContextLog log() {
        return log;
    }

    @Override
    Identities identities() {
        return identities;
    }
}
