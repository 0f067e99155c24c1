package dev.hilo.channel.email.inbound.adapter.imap;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.SearchTerm;

/**
 * How mails are marked. By keywords of our own where the server keeps such, so that somebody who reads the mailbox with a
 * mail program takes nothing away from the desk; else by {@code \Seen}.
 */
enum Marks {
    KEYWORDS {
        @Override
        SearchTerm unmarked() {
            return new AndTerm(new SearchTerm[] {
                new FlagTerm(new Flags(PROCESSED), false),
                new FlagTerm(new Flags(UNREADABLE), false),
                new FlagTerm(new Flags(Flags.Flag.DELETED), false)
            });
        }

        @Override
        Flags processed() {
            Flags flags = new Flags(Flags.Flag.SEEN);
            flags.add(PROCESSED);
            return flags;
        }

        @Override
        Flags unreadable() {
            Flags flags = new Flags(Flags.Flag.FLAGGED);
            flags.add(UNREADABLE);
            return flags;
        }
    },
    SEEN {
        @Override
        SearchTerm unmarked() {
            return new AndTerm(
                    new FlagTerm(new Flags(Flags.Flag.SEEN), false),
                    new FlagTerm(new Flags(Flags.Flag.DELETED), false));
        }

        @Override
        Flags processed() {
            return new Flags(Flags.Flag.SEEN);
        }

        @Override
        Flags unreadable() {
            Flags flags = new Flags(Flags.Flag.SEEN);
            flags.add(Flags.Flag.FLAGGED);
            return flags;
        }
    };

    static final String PROCESSED = "$HiloProcessed";
    static final String UNREADABLE = "$HiloUnreadable";

    static Marks of(Folder folder) {
        Flags permanent = folder.getPermanentFlags();
        boolean keepsKeywords =
                permanent != null && (permanent.contains(Flags.Flag.USER) || permanent.contains(PROCESSED));
        return keepsKeywords ? KEYWORDS : SEEN;
    }

    abstract SearchTerm unmarked();

    abstract Flags processed();

    abstract Flags unreadable();
}
