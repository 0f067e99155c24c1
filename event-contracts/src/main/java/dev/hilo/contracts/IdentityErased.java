package dev.hilo.contracts;

import java.time.Instant;

/**
 * A person has been erased: whoever keeps something under this channel identity forgets it. Carried, not kept: the topic
 * is cut off as soon as everybody has read it.
 *
 * @param erasureId what it is part of
 * @param identity also the Kafka key
 * @param erasedAt UTC
 */
public record IdentityErased(String erasureId, String identity, Instant erasedAt) {

    public IdentityErased {
        Require.text(erasureId, "erasureId");
        Require.identity(identity, "identity");
        Require.present(erasedAt, "erasedAt");
    }

    /** Derived, so that an erasure that is repeated says the same. */
    public String eventId() {
        return Ids.derive("era", erasureId, identity);
    }
}
