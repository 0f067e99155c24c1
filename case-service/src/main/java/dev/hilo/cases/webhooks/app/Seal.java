package dev.hilo.cases.webhooks.app;

/** Keeps secrets from those who read the database. */
public interface Seal {

    /** @param about whose secret it is: what is closed for one cannot be opened as another's */
    String close(String secret, String about);

    String open(String closed, String about);
}
