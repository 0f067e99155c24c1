package dev.hilo.channel.chat.adapter.channel;

import dev.hilo.channel.chat.app.InMemoryChatStore;
import dev.hilo.channel.sdk.ChannelTransport;
import dev.hilo.channel.sdk.DeliveryJournal;
import dev.hilo.channel.sdk.RetryPolicy;
import dev.hilo.channel.tck.ChannelConformanceTest;
import dev.hilo.channel.tck.ChannelUnderTest;
import dev.hilo.channel.tck.InMemoryDeliveryJournal;

class ChatConformanceTest extends ChannelConformanceTest {

    private final InMemoryChatStore store = new InMemoryChatStore();
    private final DeliveryJournal journal = new InMemoryDeliveryJournal();

    @Override
    protected String channel() {
        return "chat";
    }

    @Override
    protected ChannelUnderTest start(ChannelTransport transport, RetryPolicy retry) {
        return new ChatUnderTest(transport, retry, store, journal);
    }
}
