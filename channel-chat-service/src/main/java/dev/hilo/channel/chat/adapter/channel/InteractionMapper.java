package dev.hilo.channel.chat.adapter.channel;

import dev.hilo.channel.chat.model.ChatFile;
import dev.hilo.channel.chat.model.ChatMessage;
import dev.hilo.channel.chat.model.ChatMessage.FromVisitor;
import dev.hilo.channel.chat.model.Visitor;
import dev.hilo.channel.chat.model.Wording;
import dev.hilo.contracts.Attachment;
import dev.hilo.contracts.Automation;
import dev.hilo.contracts.Channels;
import dev.hilo.contracts.Content;
import dev.hilo.contracts.Conversation;
import dev.hilo.contracts.Ids;
import dev.hilo.contracts.Interaction;
import dev.hilo.contracts.Party;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A visitor's message as an interaction: made of nothing but what is stored, so it comes out the same every time. */
final class InteractionMapper {

    private static final String SCHEME = "chat:";
    private static final Pattern CASE_NUMBER = Pattern.compile("\\bHILO-[0-9]{1,18}\\b", Pattern.CASE_INSENSITIVE);

    private InteractionMapper() {}

    static Interaction interaction(ChatMessage message, FromVisitor said) {
        return new Interaction(
                interactionId(message.sessionId(), said.clientId()),
                Channels.CHAT,
                message.at(),
                party(message.sessionId(), said.visitor()),
                new Conversation(conversation(message.sessionId(), said), Long.toString(message.seq()), List.of()),
                null,
                new Content(said.text(), null, null, said.visitor().language()),
                said.files().stream().map(InteractionMapper::attachment).toList(),
                caseNumbers(said.text()),
                Automation.NONE,
                null,
                Map.of());
    }

    /** Known before the message is, so that its files can be stored first. */
    static String interactionId(String sessionId, String clientId) {
        return Ids.interaction(Channels.CHAT, sessionId + "/" + clientId);
    }

    /** A stored file as it shows in the chat. */
    static ChatFile file(Attachment stored) {
        return new ChatFile(
                stored.id(), Wording.clean(stored.name()), stored.mediaType(), stored.size(), stored.sha256());
    }

    private static Attachment attachment(ChatFile file) {
        return new Attachment(file.id(), file.name(), file.mediaType(), file.size(), file.sha256(), null);
    }

    /** The identity under which a session's visitor is known. */
    static String identity(String sessionId) {
        return SCHEME + sessionId;
    }

    /** The session of an identity, or what no session is called. */
    static String sessionId(String identity) {
        return identity.startsWith(SCHEME) ? identity.substring(SCHEME.length()) : "";
    }

    /** The secret of the session vouches for its visitor; the token for the claim. */
    private static Party party(String sessionId, Visitor visitor) {
        List<Party.Claim> claims =
                visitor.identity() == null ? List.of() : List.of(new Party.Claim(visitor.identity(), true, "token"));
        return new Party(identity(sessionId), true, visitor.name(), claims);
    }

    private static String conversation(String sessionId, FromVisitor said) {
        return said.conversation() == null ? sessionId : sessionId + "/" + said.conversation();
    }

    private static List<String> caseNumbers(String text) {
        return CASE_NUMBER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(number -> number.toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
    }
}
