package dev.hilo.notification.telling.app;

import dev.hilo.notification.telling.model.Decision;

/** Hears of every decision, once its message is with the channels; after a crash perhaps twice. */
public interface Decided {

    void on(Decision decision);
}
