package dev.hilo.channel.chat.adapter.websocket;

import dev.hilo.channel.chat.app.Chat;
import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatMessage.FromDesk;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * {@code hilo.chat.connections}, {@code hilo.chat.messages.in} (with the time until acknowledged),
 * {@code hilo.chat.messages.out} and {@code hilo.chat.refused} by code.
 */
@ApplicationScoped
class ChatMeters {

    private final MeterRegistry meters;
    private final Timer in;
    private final Counter out;

    ChatMeters(MeterRegistry meters, Chat chat) {
        this.meters = meters;
        this.in = meters.timer("hilo.chat.messages.in");
        this.out = meters.counter("hilo.chat.messages.out");
        Gauge.builder("hilo.chat.connections", chat.links(), links -> links.open())
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
