package dev.hilo.channel.chat.adapter.channel;

import dev.hilo.channel.chat.app.Interactions;
import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatMessage.FromDesk;
import dev.hilo.channel.chat.model.ChatMessage.FromVisitor;
import dev.hilo.channel.sdk.Channel;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Publishes through the channel SDK, and does not wait longer than a person would. */
public final class ChannelInteractions implements Interactions {

    private final Channel channel;
    private final Duration patience;

    public ChannelInteractions(Channel channel, Duration patience) {
        this.channel = channel;
        this.patience = patience;
    }

    @Override
    public void publish(List<ChatMessage> messages) {
        Patience.await(
                patience,
                () -> messages.stream()
                        .flatMap(message -> switch (message.body()) {
                            case FromVisitor said -> Stream.of(InteractionMapper.interaction(message, said));
                            case FromDesk desk -> Stream.empty();
                        })
                        .map(channel::publish)
                        .toList());
    }
}
