package dev.hilo.cases.keys.app;

class InMemoryUserKeysTest extends UserKeysConformance {

    private final InMemoryUserKeys keys = new InMemoryUserKeys();

    @Override
    protected UserKeys keys() {
        return keys;
    }
}
