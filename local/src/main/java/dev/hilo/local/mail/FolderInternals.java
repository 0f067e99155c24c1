package dev.hilo.local.mail;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessageCollection;
import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What GreenMail lets nobody set: a folder's UIDVALIDITY and next uid, which it makes at each start, and how it finds mails, for
 * which it walks a list. Should a later GreenMail name its fields otherwise, the first folder fails and a test with it.
 */
final class FolderInternals {
    private final MailFolder folder;

    FolderInternals(MailFolder folder) {
        this.folder = folder;
    }

    void nextUid(long uid) {
        ((AtomicLong) get("nextUid")).set(uid);
    }

    void validity(long validity) {
        set("uidValidity", validity);
    }

    void messages(StoredMessageCollection messages) {
        set("mailMessages", messages);
    }

    private Object get(String name) {
        try {
            return field(name).get(folder);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("GreenMail hides " + name, e);
        }
    }

    private void set(String name, Object value) {
        try {
            field(name).set(folder, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("GreenMail hides " + name, e);
        }
    }

    private Field field(String name) {
        for (Class<?> type = folder.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField(name);
                field.setAccessible(true);
                return field;
            } catch (NoSuchFieldException e) {
                // Perhaps a superclass has it.
            }
        }
        throw new IllegalStateException("This GreenMail's folders have no field " + name);
    }
}
