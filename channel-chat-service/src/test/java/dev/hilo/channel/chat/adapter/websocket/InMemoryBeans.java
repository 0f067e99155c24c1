package dev.hilo.channel.chat.adapter.websocket;

import dev.hilo.channel.chat.app.ChatStore;
import dev.hilo.channel.chat.app.InMemoryChatStore;
import dev.hilo.channel.sdk.DeliveryJournal;
import dev.hilo.channel.tck.InMemoryAttachments;
import dev.hilo.channel.tck.InMemoryDeliveryJournal;
import dev.hilo.channel.tck.InMemoryTransport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What stands in for Kafka and MongoDB. */
@ApplicationScoped
class InMemoryBeans {

    @Produces
    @Singleton
    InMemoryTransport transport() {
        return new InMemoryTransport();
    }

    @Produces
    @Singleton
    ChatStore store() {
        return new InMemoryChatStore();
    }

    @Produces
    @Singleton
    InMemoryAttachments attachments() {
        return new InMemoryAttachments();
    }

    @Produces
    @Singleton
    InMemoryPresence presence() {
        return new InMemoryPresence();
    }

    @Produces
    @Singleton
    DeliveryJournal journal() {
        return new InMemoryDeliveryJournal();
    }
}
