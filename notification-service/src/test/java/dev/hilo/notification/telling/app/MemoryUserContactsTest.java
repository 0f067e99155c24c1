package dev.hilo.notification.telling.app;

class MemoryUserContactsTest extends UserContactsStoreConformance {

    private final MemoryUserContacts store = new MemoryUserContacts();

    @Override
    protected UserContactsStore store() {
        return store;
    }
}
