package dev.hilo.channel.chat.adapter.channel;

import dev.hilo.channel.chat.app.Chat;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Well when what visitors wrote is published; else it says what is in the way. */
@Wellness
@ApplicationScoped
class ChatHealth implements HealthCheck {

    private final ChatAtWork work;
    private final Chat chat;

    ChatHealth(ChatAtWork work, Chat chat) {
        this.work = work;
        this.chat = chat;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> trouble = work.trouble();
        return HealthCheckResponse.named("Chat")
                .status(trouble.isEmpty())
                .withData("messages", trouble.orElse("published as they come"))
                .withData("connections", chat.links().open())
                .build();
    }
}
