package dev.hilo.channel.chat.adapter.channel;

import com.mongodb.client.MongoDatabase;
import dev.hilo.channel.chat.adapter.ChatConfig;
import dev.hilo.channel.chat.adapter.mongo.MongoChatStore;
import dev.hilo.channel.chat.adapter.mongo.MongoDeliveryJournal;
import dev.hilo.channel.chat.app.Chat;
import dev.hilo.channel.chat.app.ChatStore;
import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.sdk.ChannelTransport;
import dev.hilo.channel.sdk.DeliveryJournal;
import dev.hilo.channel.sdk.KafkaTransport;
import dev.hilo.contracts.Channels;
import dev.hilo.contracts.EventType;
import dev.hilo.kit.HiloConfig;
import dev.hilo.kit.MeteredConsumer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** The chat put together on Kafka and MongoDB. */
@ApplicationScoped
class ChatBeans {

    @Produces
    @Singleton
    @DefaultBean
    ChannelTransport transport(HiloConfig config, MeterRegistry meters) {
        return new KafkaTransport(
                config.kafka().bootstrapServers(),
                config.source(),
                new MeteredConsumer(meters, EventType.DELIVERY_REQUESTED.topic(), "channel-" + Channels.CHAT));
    }

    @Produces
    @Singleton
    Channel channel(ChannelTransport transport) {
        return Channel.on(Channels.CHAT, transport);
    }

    void close(@Disposes Channel channel) {
        channel.close();
    }

    @Produces
    @Singleton
    @DefaultBean
    ChatStore store(MongoDatabase database) {
        return new MongoChatStore(database);
    }

    @Produces
    @Singleton
    @DefaultBean
    DeliveryJournal journal(MongoDatabase database) {
        return new MongoDeliveryJournal(database);
    }

    @Produces
    @Singleton
    Chat chat(ChatStore store, DeliveryJournal journal, Channel channel, ChatConfig config, Clock clock) {
        return Chat.over(
                store,
                new ChannelInteractions(channel, config.publishWithin()),
                new ChannelReceipts(channel.receipts(journal), config.publishWithin()),
                new SecureRandom(),
                clock);
    }
}
