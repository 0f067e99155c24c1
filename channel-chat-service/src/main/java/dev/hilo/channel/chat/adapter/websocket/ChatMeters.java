package dev.hilo.channel.chat.adapter.websocket;

import dev.hilo.channel.chat.app.Chat;
import dev.hilo.channel.chat.app.Links;
import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatMessage.FromDesk;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * {@code hilo.chat.connections}, {@code hilo.chat.messages.in} (with the time until acknowledged),
 * {@code hilo.chat.messages.out} and {@code hilo.chat.refused} by code.
 */
@ApplicationScoped
class ChatMeters {

    private final MeterRegistry meters;
    private final Chat chat;
    private final Timer in;
    private final Counter out;

    ChatMeters(MeterRegistry meters, Chat chat) {
        this.meters = meters;
        this.chat = chat;
        this.in = meters.timer("hilo.chat.messages.in");
        this.out = meters.counter("hilo.chat.messages.out");
    }

    /** Makes them be there from the start. */
    void register(@Observes StartupEvent event) {
        Gauge.builder("hilo.chat.connections", chat.links(), Links::open)
                .description("Connections that said hello")
                .register(meters);
    }

    void taken(Duration took) {
        in.record(took);
    }

    void shown(ChatMessage message) {
        if (message.body() instanceof FromDesk) {
            out.increment();
        }
    }

    void refused(ChatError error) {
        meters.counter("hilo.chat.refused", "code", error.code()).increment();
    }
}
