package dev.hilo.channel.webhook.model;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A tool that sends hooks, and may get some.
 *
 * @param name a lower-case word; part of the path, of identities and of interaction ids
 * @param secrets what both sides sign with; several while one is being replaced
 * @param vouches whether it has made sure who writes, so that an address it names counts as verified
 * @param deliverTo where messages to its people are sent; nowhere where it is absent
 */
public record Source(String name, List<String> secrets, boolean vouches, Optional<URI> deliverTo) {

    public Source {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("a source's name is a lower-case word like forms: " + name);
        }
        secrets = List.copyOf(secrets);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Source[" + name + "]";
    }
}
