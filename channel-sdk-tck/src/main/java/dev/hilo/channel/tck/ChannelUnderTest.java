package dev.hilo.channel.tck;

import java.util.List;

/**
 * A running channel and the provider behind it, as the kit sees them. Persons are named by the kit in one lower-case word;
 * the channel turns it into an address of its kind.
 */
public interface ChannelUnderTest extends AutoCloseable {

    /** The channel identity of a person, as the channel publishes it. */
    String identityOf(String person);

    /**
     * A person writes to the desk and the channel takes it in; return when it has tried to. Called again with an equal
     * message it stands for the provider's retry of the same one.
     *
     * @throws Exception when the channel tells the provider that it could not take it, which then tries again
     */
    void personWrites(PersonMessage message) throws Exception;

    /**
     * Something comes from the provider that is no message, or none that can be read: half a JSON object, a broken MIME
     * tree. Return when the channel has been given the chance.
     *
     * @throws Exception when the channel tells the provider that it does not take it
     */
    void somethingUnreadableArrives() throws Exception;

    /** Texts of the messages that reached a person through the provider, in the order of their arrival. */
    List<String> personGot(String person) throws Exception;

    /** From now on the provider is out of reach, as far as sending goes. */
    void breakProvider() throws Exception;

    /** The provider can be reached again. */
    void mendProvider() throws Exception;

    /**
     * Whether the channel's own memory, its database and what it holds in this process, still has anything of a person: an
     * address, a name, a session, words. Look, do not assume.
     */
    boolean remembers(String person) throws Exception;

    /** Stops the channel as an ordinary shutdown does. What it must remember stays in its database. */
    @Override
    void close() throws Exception;

    /**
     * What a person writes.
     *
     * @param id the provider's own id of the message
     * @param conversation the provider's own thread; the same word means the same thread
     */
    record PersonMessage(String id, String conversation, String person, String text) {}
}
