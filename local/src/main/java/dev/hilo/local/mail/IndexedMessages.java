package dev.hilo.local.mail;

import com.icegreen.greenmail.foedus.util.MsgRangeFilter;
import com.icegreen.greenmail.imap.commands.IdRange;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.store.StoredMessageCollection;
import jakarta.mail.Flags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A folder's mails in the order of their uids, found by halving, and each written to its file before it is in the folder. */
final class IndexedMessages implements StoredMessageCollection {
    private final FolderFiles files;
    private final List<StoredMessage> mails = new ArrayList<>();
    private long @Nullable [] uids;

    IndexedMessages(FolderFiles files) {
        this.files = files;
    }

    @Override
    public synchronized int size() {
        return mails.size();
    }

    @Override
    public synchronized void add(StoredMessage mail) {
        files.added(mail);
        int after = mails.size();
        while (after > 0 && mails.get(after - 1).getUid() > mail.getUid()) {
            after--;
        }
        mails.add(after, mail);
        uids = null;
    }

    @Override
    public synchronized StoredMessage remove(long uid) {
        int index = index(uid);
        if (index < 0) {
            throw new IllegalArgumentException("No mail has the uid " + uid);
        }
        return removeAt(index);
    }

    @Override
    public synchronized void clear() {
        while (!mails.isEmpty()) {
            removeAt(mails.size() - 1);
        }
    }

    @Override
    public synchronized int getFirstUnseen() {
        return IntStream.range(0, mails.size())
                .filter(i -> !mails.get(i).isSet(Flags.Flag.SEEN))
                .map(i -> i + 1)
                .findFirst()
                .orElse(-1);
    }

    @Override
    public synchronized int getMsn(long uid) throws FolderException {
        int index = index(uid);
        if (index < 0) {
            throw new FolderException("No mail has the uid " + uid);
        }
        return index + 1;
    }

    @Override
    public synchronized List<StoredMessage> getMessages(MsgRangeFilter range) {
        return IntStream.range(0, mails.size())
                .filter(i -> range.includes(i + 1))
                .mapToObj(mails::get)
                .toList();
    }

    @Override
    public synchronized List<StoredMessage> getMessages() {
        return List.copyOf(mails);
    }

    /** The same array for as long as no mail comes or goes: GreenMail asks for it once for each mail of a command. */
    @Override
    public synchronized long[] getMessageUids() {
        long[] known = uids;
        if (known == null) {
            known = mails.stream().mapToLong(StoredMessage::getUid).toArray();
            uids = known;
        }
        return known;
    }

    @Override
    public void expunge(List<FolderListener> listeners) {
        expunge(listeners, null);
    }

    @Override
    public synchronized void expunge(List<FolderListener> listeners, IdRange @Nullable [] ranges) {
        for (int i = mails.size() - 1; i >= 0; i--) {
            StoredMessage mail = mails.get(i);
            if (mail.isSet(Flags.Flag.DELETED) && (ranges == null || IdRange.containsUid(ranges, mail.getUid()))) {
                synchronized (listeners) {
                    removeAt(i);
                    for (FolderListener listener : listeners) {
                        listener.expunged(i + 1);
                    }
                }
            }
        }
    }

    @Override
    public synchronized StoredMessage get(int index) {
        return mails.get(index);
    }

    /** For those who hold the lock of this object, as GreenMail's folders do. */
    @Override
    public Iterator<StoredMessage> iterator() {
        return mails.iterator();
    }

    private StoredMessage removeAt(int index) {
        files.removed(mails.get(index).getUid());
        uids = null;
        return mails.remove(index);
    }

    private int index(long uid) {
        return Arrays.binarySearch(getMessageUids(), uid);
    }
}
