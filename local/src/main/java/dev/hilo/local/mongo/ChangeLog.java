package dev.hilo.local.mongo;

import dev.hilo.local.mongo.Change.Operation;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The one file of the store: every change, in order. It is the journal (the state is what replaying it gives) and the source
 * of the change streams. Changes of one command are written by one write; a write that was cut short by a crash is cut off at
 * the next start. Damage elsewhere is reported and left as it is. After a write that failed, memory holds what the file does
 * not: from then on every use throws the same {@link StoreFailure}. Callers hold the store's lock.
 */
final class ChangeLog implements Closeable {
    static final int HEADER = 4 + 4;
    static final int SHORTEST_BODY = 8 + 1 + 2 + 4;

    private static final int MOST_PENDING = 8 << 20;
    private static final int WINDOW = 1 << 20;

    private final Path path;
    private final FileChannel file;
    private final Map<String, Integer> namespaceIds = new HashMap<>();
    private final List<String> namespaces = new ArrayList<>();
    private ByteBuffer pending = ByteBuffer.allocate(1 << 16);
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowStart;
    private long end;
    private long[] timestamps = new long[1024];
    private long[] offsets = new long[1024];
    private int[] places = new int[1024];
    private int size;
    private long last;
    private long forgotten;
    private @Nullable StoreFailure failure;

    /**
     * Opens the log, handing every change it holds to the consumer.
     *
     * @throws StoreFailure when it is damaged; the file is left as it is
     */
    ChangeLog(Path path, Consumer<Change> replay) throws IOException {
        this.path = path;
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        last = System.currentTimeMillis() / 1000 << 32;
        long offset = 0;
        for (Change change = read(offset); change != null; change = read(offset)) {
            replay.accept(change);
            remember(change.timestamp(), change.operation(), change.namespace(), offset);
            offset += HEADER + bodyLength(change);
        }
        if (!LogEnd.read(file, offset).isCutShort()) {
            StoreFailure damage = damagedAt(offset);
            file.close();
            throw damage;
        }
        end = offset;
        file.truncate(end);
    }

    /**
     * Does nothing while the log can be used.
     *
     * @throws StoreFailure once it cannot
     */
    void requireUsable() {
        if (failure != null) {
            throw failure;
        }
    }

    /** The timestamp of the newest change. */
    long last() {
        return last;
    }

    /** Whether changes after this timestamp may be missing: the log was rewritten since and begins later. */
    boolean isForgotten(long timestamp) {
        return timestamp < forgotten;
    }

    /** Bytes in the file. */
    long length() {
        return end;
    }

    /** Adds a change; {@link #flush} makes it durable. */
    void append(Operation operation, String namespace, byte[] key, byte[] document) {
        long timestamp = Math.max(last + 1, (System.currentTimeMillis() / 1000 << 32) + 1);
        append(new Change(timestamp, operation, namespace, key, document));
    }

    void append(Change change) {
        requireUsable();
        byte[] name = change.namespace().getBytes(StandardCharsets.UTF_8);
        int length = bodyLength(change);
        reserve(HEADER + length);
        remember(change.timestamp(), change.operation(), change.namespace(), end + pending.position());
        int start = pending.position();
        pending.putInt(length).putInt(0);
        pending.putLong(change.timestamp()).put((byte) change.operation().ordinal());
        pending.putShort((short) name.length).put(name);
        pending.putInt(change.key().length).put(change.key());
        pending.put(change.document());
        pending.putInt(start + 4, checksum(pending.array(), start + HEADER, length));
    }

    /**
     * Writes what was appended. From here on it survives the end of this process, however that comes.
     *
     * @throws StoreFailure when it cannot be written: what was appended is not in the log
     */
    void flush() {
        requireUsable();
        if (pending.position() == 0) {
            return;
        }
        pending.flip();
        long written = end;
        try {
            while (pending.hasRemaining()) {
                written += file.write(pending, written);
            }
        } catch (IOException e) {
            removeAfter(end);
            throw fail(new StoreFailure("it cannot write its log " + path + ": " + reason(e), e));
        }
        end = written;
        pending.clear();
    }

    /**
     * Reads changes after a timestamp, oldest first, and up to a number.
     *
     * @param namespace one collection, {@code database.} for all of a database, empty for all
     */
    List<Change> after(long timestamp, String namespace, int most) {
        requireUsable();
        List<Change> found = new ArrayList<>();
        boolean[] wanted = wanted(namespace);
        for (int i = position(timestamp); i < size && found.size() < most; i++) {
            if (wanted[places[i]]) {
                found.add(intact(offsets[i]));
            }
        }
        return found;
    }

    /** The timestamp of the newest change that is not among the newest so many. */
    long before(int newest) {
        return size > newest ? timestamps[size - newest - 1] : forgotten;
    }

    /** The newest changes, oldest first. */
    List<Change> newest(int most) {
        List<Change> found = new ArrayList<>();
        for (int i = Math.max(0, size - most); i < size; i++) {
            found.add(intact(offsets[i]));
        }
        return found;
    }

    /** Writes what was appended, unless a write failed before. */
    @Override
    public void close() throws IOException {
        try (file) {
            if (failure == null) {
                flush();
            }
        }
    }

    /** So that nothing of a refused write is there after a start; if that fails too, the start cuts off what is not whole. */
    private void removeAfter(long offset) {
        try {
            file.truncate(offset);
        } catch (IOException e) {
            System.err.println("The end of " + path + " was not removed: " + reason(e));
        }
    }

    private StoreFailure fail(StoreFailure reason) {
        failure = reason;
        return reason;
    }

    private StoreFailure damagedAt(long offset) throws IOException {
        return new StoreFailure("its log " + path + " is damaged at byte " + offset + " of " + file.size()
                + ". Nothing was removed: put back a copy of the file, or './hilo reset' begins with an empty store");
    }

    /** A file system's exception names the file only when it has no words for what happened. */
    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private boolean[] wanted(String namespace) {
        boolean[] wanted = new boolean[namespaces.size()];
        for (int i = 0; i < wanted.length; i++) {
            String name = namespaces.get(i);
            wanted[i] = !Store.isInternal(name)
                    && (namespace.isEmpty() || namespace.endsWith(".")
                            ? name.startsWith(namespace)
                            : name.equals(namespace));
        }
        return wanted;
    }

    private int position(long timestamp) {
        int found = Arrays.binarySearch(timestamps, 0, size, timestamp);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private void remember(long timestamp, Operation operation, String namespace, long offset) {
        last = Math.max(last, timestamp);
        if (operation == Operation.STATE) {
            forgotten = Math.max(forgotten, timestamp);
            return;
        }
        if (size == timestamps.length) {
            timestamps = Arrays.copyOf(timestamps, size * 2);
            offsets = Arrays.copyOf(offsets, size * 2);
            places = Arrays.copyOf(places, size * 2);
        }
        timestamps[size] = timestamp;
        offsets[size] = offset;
        places[size++] = namespaceIds.computeIfAbsent(namespace, name -> {
            namespaces.add(name);
            return namespaces.size() - 1;
        });
    }

    private Change intact(long offset) {
        try {
            Change change = read(offset);
            if (change == null) {
                throw fail(damagedAt(offset));
            }
            return change;
        } catch (IOException e) {
            throw fail(new StoreFailure("it cannot read its log " + path + ": " + reason(e), e));
        }
    }

    private @Nullable Change read(long offset) throws IOException {
        ByteBuffer header = readFully(offset, HEADER);
        if (header == null) {
            return null;
        }
        int length = header.getInt();
        int checksum = header.getInt();
        ByteBuffer body = length < SHORTEST_BODY ? null : readFully(offset + HEADER, length);
        if (body == null || checksum(body.array(), 0, length) != checksum) {
            return null;
        }
        long timestamp = body.getLong();
        Operation operation = Operation.of(body.get());
        byte[] namespace = take(body, body.getShort());
        byte[] key = take(body, body.getInt());
        byte[] document = take(body, body.remaining());
        return new Change(timestamp, operation, new String(namespace, StandardCharsets.UTF_8), key, document);
    }

    /** Through a window on the file, which is only ever appended to: reading in order costs few system calls. */
    private @Nullable ByteBuffer readFully(long offset, int length) throws IOException {
        if (offset < windowStart || offset + length > windowStart + window.limit()) {
            window = ByteBuffer.allocate(Math.max(WINDOW, length));
            windowStart = offset;
            while (window.hasRemaining() && file.read(window, offset + window.position()) > 0) {
                // Until the window is full or the file ends.
            }
            window.flip();
            if (window.limit() < length) {
                return null;
            }
        }
        byte[] bytes = new byte[length];
        window.get((int) (offset - windowStart), bytes);
        return ByteBuffer.wrap(bytes);
    }

    private void reserve(int bytes) {
        if (pending.position() > MOST_PENDING) {
            flush();
        }
        if (pending.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(pending.capacity() * 2, pending.position() + bytes));
            pending = larger.put(pending.flip());
        }
    }

    private static byte[] take(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    private static int bodyLength(Change change) {
        int name = change.namespace().getBytes(StandardCharsets.UTF_8).length;
        return 8 + 1 + 2 + name + 4 + change.key().length + change.document().length;
    }

    static int checksum(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
