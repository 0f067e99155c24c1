package dev.hilo.channel.email.inbound.model;

import dev.hilo.channel.email.thread.model.MessageIds;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a mail stands in its thread.
 *
 * @param id the thread's name: its first Message-ID known, of References, else of In-Reply-To, else the mail's own
 * @param messageId the mail's own
 * @param references earlier mails of the thread, oldest first
 */
public record MailThread(String id, Optional<String> messageId, List<String> references) {

    /** @param fallback names the thread of a mail that has no Message-ID and answers none */
    public static MailThread of(MailHeaders headers, String fallback) {
        Optional<String> own =
                MessageIds.in(headers.values("Message-ID")).stream().findFirst();
        Set<String> earlier = new LinkedHashSet<>(MessageIds.in(headers.values("References")));
        earlier.addAll(MessageIds.in(headers.values("In-Reply-To")));
        own.ifPresent(earlier::remove);
        String id = earlier.stream().findFirst().or(() -> own).orElse(fallback);
        return new MailThread(id, own, new ArrayList<>(earlier));
    }
}
