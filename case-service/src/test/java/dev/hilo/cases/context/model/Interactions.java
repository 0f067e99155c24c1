package dev.hilo.cases.context.model;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Interactions for tests, written by what matters about them. */
public final class Interactions {

    private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
    private static final Interaction.Body NOTHING_MORE = new Interaction.Body() {};

    private Interactions() {}

    public static Builder mail(String id, String from) {
        return new Builder(id, "email", from).conversation("<" + id + "@corp.com>");
    }

    public static Builder chat(String id, String visitor) {
        return new Builder(id, "chat", "chat:" + visitor).conversation("session-" + visitor);
    }

    /** Somebody signed in writes in the portal, by a token with these further identities. */
    public static Builder portal(String id, String subject, String... claims) {
        String from = "oidc:" + subject;
        return new Builder(id, "portal", from)
                .conversation(id)
                .proving(Stream.concat(Stream.of(claims), Stream.of(from)).toArray(String[]::new));
    }

    public static Builder call(String id, String number) {
        return new Builder(id, "voice", "tel:" + number).conversation("call-" + id);
    }

    public static final class Builder {

        private final String id;
        private final String channel;
        private final String from;
        private @Nullable String displayName;
        private List<String> claims = List.of();
        private String conversation = "";
        private @Nullable String subject;
        private String text = "hola";
        private @Nullable String language;
        private List<String> references = List.of();
        private @Nullable String messageId;
        private List<String> answering = List.of();
        private @Nullable String service;
        private boolean automatic;
        private boolean verified;
        private boolean suspect;
        private Instant at = AT;

        private Builder(String id, String channel, String from) {
            this.id = id;
            this.channel = channel;
            this.from = from;
        }

        public Builder named(String name) {
            displayName = name;
            return this;
        }

        public Builder proving(String... identities) {
            claims = List.of(identities);
            return this;
        }

        public Builder conversation(String thread) {
            conversation = thread;
            return this;
        }

        public Builder subject(String words) {
            subject = words;
            return this;
        }

        public Builder text(String words) {
            text = words;
            return this;
        }

        public Builder in(String bcp47) {
            language = bcp47;
            return this;
        }

        public Builder quoting(String... cases) {
            references = List.of(cases);
            return this;
        }

        public Builder message(String messageIdGiven) {
            messageId = messageIdGiven;
            return this;
        }

        public Builder answering(String... messages) {
            answering = List.of(messages);
            return this;
        }

        public Builder about(String serviceKnown) {
            service = serviceKnown;
            return this;
        }

        public Builder at(Instant when) {
            at = when;
            return this;
        }

        public Builder automatic() {
            automatic = true;
            return this;
        }

        public Builder verified() {
            verified = true;
            return this;
        }

        public Builder suspect() {
            suspect = true;
            return this;
        }

        public Interaction build() {
            return new Interaction(
                    id,
                    channel,
                    at,
                    from,
                    displayName,
                    verified,
                    claims,
                    conversation,
                    subject,
                    text,
                    language,
                    references,
                    messageId,
                    answering,
                    service,
                    automatic,
                    suspect,
                    NOTHING_MORE);
        }
    }
}
