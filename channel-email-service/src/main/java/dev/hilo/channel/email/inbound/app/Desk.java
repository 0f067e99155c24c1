package dev.hilo.channel.email.inbound.app;

import dev.hilo.channel.email.inbound.model.Authenticity;
import dev.hilo.channel.email.inbound.model.MachineMade;
import dev.hilo.channel.email.inbound.model.Mail;
import java.time.Instant;
import java.util.List;

/** Where mails go once they are read. */
public interface Desk {

    /**
     * Stores a mail's files and begins to publish it as an interaction. The same mail twice is one interaction.
     *
     * @return waits until it is safe; other mails may be handed over meanwhile
     * @throws DeskUnavailable when that is not possible for now
     * @throws UnreadableMail when no interaction can be made of it
     */
    Handover take(Contact contact) throws DeskUnavailable, UnreadableMail;

    /** A mail on its way to where it is safe. */
    interface Handover {

        /** Of what is safe already. */
        Handover DONE = () -> {};

        /** Returns once it is safe. */
        void await() throws DeskUnavailable;
    }

    /**
     * A mail and what was made out about it.
     *
     * @param occurredAt when the person sent it, as far as that can be believed
     * @param newText what they newly wrote
     * @param caseNumbers quoted in it
     */
    record Contact(
            Mail mail,
            Instant occurredAt,
            String newText,
            List<String> caseNumbers,
            MachineMade machineMade,
            Authenticity authenticity) {}

    /** The mail stays where it is and is taken again later. The message says what is out of order. */
    final class DeskUnavailable extends Exception {

        private static final long serialVersionUID = 1L;

        public DeskUnavailable(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
