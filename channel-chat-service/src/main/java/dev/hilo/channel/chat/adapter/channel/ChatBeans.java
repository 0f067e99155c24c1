package dev.hilo.channel.chat.adapter.channel;

import com.mongodb.client.MongoDatabase;
import dev.hilo.channel.chat.adapter.ChatConfig;
import dev.hilo.channel.chat.adapter.mongo.MongoChatStore;
import dev.hilo.channel.chat.app.Chat;
import dev.hilo.channel.chat.app.ChatStore;
import dev.hilo.channel.chat.model.SessionLife;
import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.sdk.DeliveryJournal;
import dev.hilo.channel.sdk.DeliverySender;
import dev.hilo.kit.MongoIndexes;
import dev.hilo.kit.PresenceStream;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** The chat put together; the channel itself and its journal come from the module {@code channel-sdk-quarkus}. */
@ApplicationScoped
class ChatBeans {

    @Produces
    @Singleton
    MongoIndexes indexes() {
        return new MongoIndexes(MongoChatStore.INDEXES);
    }

    @Produces
    @Singleton
    @DefaultBean
    ChatStore store(MongoDatabase database) {
        return new MongoChatStore(database);
    }

    @Produces
    @Singleton
    Chat chat(
            ChatStore store,
            DeliveryJournal journal,
            Channel channel,
            PresenceStream presence,
            ChatConfig config,
            Clock clock) {
        return Chat.over(
                store,
                new ChannelInteractions(channel, config.publishWithin()),
                new ChannelReceipts(channel.receipts(journal), config.publishWithin()),
                new PresenceSigns(presence, clock),
                new SessionLife(config.sessionIdle(), config.signedInIdle(), config.sessionLongest()),
                new SecureRandom(),
                clock);
    }

    @Produces
    @Singleton
    DeliverySender sender(Chat chat) {
        return new ChatSender(chat.deliveries());
    }
}
