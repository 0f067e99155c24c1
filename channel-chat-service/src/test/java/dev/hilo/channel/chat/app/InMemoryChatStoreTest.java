package dev.hilo.channel.chat.app;

class InMemoryChatStoreTest extends ChatStoreContract {

    private final ChatStore store = new InMemoryChatStore();

    @Override
    protected ChatStore store() {
        return store;
    }
}
