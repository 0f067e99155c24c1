package dev.hilo.channel.webhook.model;

import java.util.Optional;

/**
 * How this channel knows somebody: {@code hook:forms:4711}. One tool's 4711 is nobody at another tool, and an answer finds
 * the way back to the tool that the person wrote by.
 *
 * @param source the tool's name
 * @param person as the tool names them: an id of its own, or an identity like {@code mailto:ana@corp.com}
 */
public record HookIdentity(String source, String person) {

    private static final String SCHEME = "hook:";

    public String text() {
        return SCHEME + source + ":" + person;
    }

    /** The identity that a text stands for; nothing where it is one of another channel. */
    public static Optional<HookIdentity> parse(String text) {
        int colon = text.startsWith(SCHEME) ? text.indexOf(':', SCHEME.length()) : -1;
        return colon < 0
                ? Optional.empty()
                : Optional.of(new HookIdentity(text.substring(SCHEME.length(), colon), text.substring(colon + 1)));
    }
}
