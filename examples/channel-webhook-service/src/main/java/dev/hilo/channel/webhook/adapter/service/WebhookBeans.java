package dev.hilo.channel.webhook.adapter.service;

import dev.hilo.channel.sdk.AttachmentStore;
import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.webhook.adapter.inbound.TakeInHook;
import dev.hilo.channel.webhook.adapter.outbound.HookFiles;
import dev.hilo.channel.webhook.adapter.outbound.HookSender;
import dev.hilo.channel.webhook.adapter.signing.Signature;
import dev.hilo.channel.webhook.model.Source;
import dev.hilo.channel.webhook.model.Sources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What this channel has of its own; the rest is in the module {@code channel-sdk-quarkus}. */
@ApplicationScoped
class WebhookBeans {

    @Produces
    @Singleton
    Sources sources(WebhookConfig config) {
        return new Sources(config.sources().entrySet().stream()
                .flatMap(entry -> source(entry.getKey(), entry.getValue(), config.allowHttp()).stream())
                .toList());
    }

    @Produces
    @Singleton
    TakeInHook takeIn(
            Sources sources, Channel channel, AttachmentStore attachments, WebhookConfig config, Clock clock) {
        return new TakeInHook(sources, channel, attachments, config.publishWithin(), clock);
    }

    @Produces
    @Singleton
    HookSender sender(Sources sources, AttachmentStore attachments, WebhookConfig config, Clock clock) {
        HookFiles files = new HookFiles(attachments, config.filesUpTo());
        return new HookSender(sources, files, config.answerWithin(), clock);
    }

    void close(@Disposes HookSender sender) {
        sender.close();
    }

    /** A mistake in the configuration ends the start with a sentence, not the first hook with a riddle. */
    static Optional<Source> source(String name, WebhookConfig.SourceConfig told, boolean allowHttp) {
        String key = "hilo.webhook.sources." + name;
        List<String> secrets = told.secrets().orElse(List.of());
        try {
            secrets.forEach(Signature::requireSecret);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ".secrets " + e.getMessage());
        }
        told.deliverTo().ifPresent(url -> requireTarget(url, key, allowHttp));
        return secrets.isEmpty()
                ? Optional.empty()
                : Optional.of(new Source(name, secrets, told.vouches(), told.deliverTo()));
    }

    private static void requireTarget(URI url, String key, boolean allowHttp) {
        boolean secure = "https".equalsIgnoreCase(url.getScheme());
        if (url.getHost() == null || !secure && !(allowHttp && "http".equalsIgnoreCase(url.getScheme()))) {
            throw new IllegalArgumentException(key + ".deliver-to must be an address like https://example.com/hilo");
        }
    }
}
