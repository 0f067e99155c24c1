package dev.hilo.channel.quarkus;

/** A bean of this type is there in channels that keep something about people, and hears of those who are erased. */
@FunctionalInterface
public interface PeopleForgotten {

    /**
     * Deletes what is kept under an identity, also one of another channel; nothing where nothing is kept. Called again when
     * it throws, and possibly twice in any case.
     */
    void forget(String identity);
}
