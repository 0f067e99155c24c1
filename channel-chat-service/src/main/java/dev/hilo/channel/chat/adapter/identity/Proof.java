package dev.hilo.channel.chat.adapter.identity;

import dev.hilo.channel.chat.model.Visitor;

/** What a token was worth. */
public sealed interface Proof {

    /** It is good. */
    record Accepted(Visitor visitor) implements Proof {}

    /** It is not: broken, expired, of another issuer, signed by another key, for another audience. */
    record Rejected() implements Proof {}

    /** That cannot be told now: the identity provider's keys are out of reach. */
    record Unavailable() implements Proof {}
}
