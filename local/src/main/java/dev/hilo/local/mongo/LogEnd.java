package dev.hilo.local.mongo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * What follows the last entry of a log that can be read. A crash leaves the beginning of one write, without an intact entry in
 * it, and that may be cut off. Anything else is damage: acknowledged changes may follow it.
 */
final class LogEnd {
    /** More than a single write: see {@link ChangeLog}. */
    private static final int LARGEST_WRITE = 64 << 20;

    private final ByteBuffer bytes;
    private final boolean whole;

    private LogEnd(ByteBuffer bytes, boolean whole) {
        this.bytes = bytes;
        this.whole = whole;
    }

    static LogEnd read(FileChannel file, long offset) throws IOException {
        long size = file.size() - offset;
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(size, LARGEST_WRITE));
        while (bytes.hasRemaining() && file.read(bytes, offset + bytes.position()) > 0) {
            // Until it is full or the file ends.
        }
        return new LogEnd(bytes.flip(), size <= LARGEST_WRITE);
    }

    /** Whether it is the beginning of a write that was cut short, or space that was reserved and never written. */
    boolean isCutShort() {
        if (!whole) {
            return false;
        }
        if (isBlank()) {
            return true;
        }
        int entry = bytes.limit() - ChangeLog.HEADER;
        if (entry > 0 && (bytes.getInt(0) <= entry || isIntact(0, entry))) {
            return false;
        }
        for (int start = 1; start < entry; start++) {
            if (isIntact(start, bytes.getInt(start))) {
                return false;
            }
        }
        return true;
    }

    private boolean isBlank() {
        for (int i = 0; i < bytes.limit(); i++) {
            if (bytes.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isIntact(int start, int length) {
        return length >= ChangeLog.SHORTEST_BODY
                && length <= bytes.limit() - start - ChangeLog.HEADER
                && ChangeLog.checksum(bytes.array(), start + ChangeLog.HEADER, length) == bytes.getInt(start + 4);
    }
}
