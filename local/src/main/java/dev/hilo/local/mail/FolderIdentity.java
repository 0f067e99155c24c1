package dev.hilo.local.mail;

import com.icegreen.greenmail.store.MailFolder;
import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A folder's UIDVALIDITY and next uid, which GreenMail makes anew at each start and lets nobody set. Should a later GreenMail
 * name its fields otherwise, loading fails at once and a test with it.
 */
final class FolderIdentity {
    private final MailFolder folder;

    FolderIdentity(MailFolder folder) {
        this.folder = folder;
    }

    void next(long uid) {
        try {
            ((AtomicLong) field("nextUid").get(folder)).set(uid);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("GreenMail hides its uids", e);
        }
    }

    void validity(long validity) {
        try {
            field("uidValidity").setLong(folder, validity);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("GreenMail hides its UIDVALIDITY", e);
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
