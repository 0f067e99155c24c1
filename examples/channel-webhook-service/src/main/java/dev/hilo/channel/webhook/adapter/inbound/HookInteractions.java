package dev.hilo.channel.webhook.adapter.inbound;

import dev.hilo.channel.sdk.AttachmentRefused;
import dev.hilo.channel.sdk.AttachmentStore;
import dev.hilo.channel.sdk.Channel;
import dev.hilo.channel.webhook.model.HookIdentity;
import dev.hilo.channel.webhook.model.Source;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.Automation;
import dev.hilo.contracts.Content;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Party;
import dev.hilo.identities.IdentityRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A hook as an interaction. Its files are stored on the way. */
final class HookInteractions {

    private static final Pattern CASE_NUMBER = Pattern.compile("\\bHILO-[0-9]{1,18}\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED_BY_SCHEME = Pattern.compile("(?i)\\s*(mailto|tel)\\s*:.*");

    private final Channel channel;
    private final AttachmentStore attachments;

    HookInteractions(Channel channel, AttachmentStore attachments) {
        this.channel = channel;
        this.attachments = attachments;
    }

    /** A file that was refused for good: the message goes on without it and says so. */
    record Omitted(String name, String reason) {}

    record Made(Interaction interaction, List<Omitted> omitted) {}

    Made of(Source source, Hook hook, Instant signedAt) {
        String id = channel.interactionId(source.name() + "/" + hook.id());
        List<Attachment> stored = new ArrayList<>();
        List<Omitted> omitted = new ArrayList<>();
        for (int position = 0; position < hook.attachments().size(); position++) {
            Hook.File file = hook.attachments().get(position);
            try {
                stored.add(attachments.store(id, position, file(file)));
            } catch (AttachmentRefused e) {
                omitted.add(new Omitted(file.name(), String.valueOf(e.getMessage())));
            }
        }
        Interaction interaction = new Interaction(
                id,
                channel.name(),
                hook.sentAt() == null ? signedAt : hook.sentAt(),
                party(source, hook.from()),
                new Conversation(conversation(source, hook), hook.id(), List.of()),
                hook.subject(),
                new Content(hook.text(), null, null, hook.language()),
                stored,
                caseNumbers(hook),
                Automation.NONE,
                null,
                omitted.isEmpty() ? Map.of() : Map.of("omittedAttachments", omitted));
        return new Made(interaction, omitted);
    }

    /** What a source says of somebody is verified only where it is trusted to have made sure. */
    private static Party party(Source source, Hook.From from) {
        boolean named = NAMED_BY_SCHEME.matcher(from.identity()).matches();
        String person = named ? IdentityRules.DEFAULT.normalise(from.identity(), "from.identity") : from.identity();
        List<Party.Claim> claims = named ? List.of(new Party.Claim(person, source.vouches(), "source")) : List.of();
        return new Party(new HookIdentity(source.name(), person).text(), source.vouches(), from.name(), claims);
    }

    private static String conversation(Source source, Hook hook) {
        return source.name() + "/" + (hook.conversation() == null ? hook.id() : hook.conversation());
    }

    private static AttachmentStore.File file(Hook.File file) {
        @Nullable String type = file.mediaType();
        return new AttachmentStore.File(
                file.name(), type == null ? "application/octet-stream" : type, file.content(), null);
    }

    private static List<String> caseNumbers(Hook hook) {
        return CASE_NUMBER
                .matcher((hook.subject() == null ? "" : hook.subject()) + "\n" + hook.text())
                .results()
                .map(MatchResult::group)
                .map(number -> number.toUpperCase(Locale.ROOT))
                .distinct()
                .limit(20)
                .toList();
    }
}
