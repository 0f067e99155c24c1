package dev.hilo.notification.telling.app;

class MemoryUnseenTest extends UnseenStoreConformance {

    private final UnseenStore store = new MemoryUnseen();

    @Override
    protected UnseenStore store() {
        return store;
    }
}
