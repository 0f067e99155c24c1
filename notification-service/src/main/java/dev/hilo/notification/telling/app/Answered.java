package dev.hilo.notification.telling.app;

import dev.hilo.notification.telling.model.Commit;
import dev.hilo.notification.telling.model.UserContacts;
import java.util.List;

/** Hears of every message, once it is with the channels and before the position is saved; after a crash perhaps twice. */
@FunctionalInterface
public interface Answered {

    void on(List<Answer> answers);

    /** @param user after the commit */
    record Answer(Commit commit, Message message, UserContacts user) {}
}
