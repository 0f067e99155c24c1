package dev.hilo.channel.email.inbound.adapter.mime;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes what Outlook calls {@code winmail.dat}, as [MS-OXTNEF] has it. */
public final class WinmailDat {

    private static final int VERSION = 0x00089006;
    private static final int RENDERING = 0x00069002;
    private static final int TITLE = 0x00018010;
    private static final int DATA = 0x0006800F;
    private static final int PROPERTIES = 0x00069005;
    private static final int LONG_FILENAME = 0x3707001F;
    private static final int MIME_TAG = 0x370E001F;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public WinmailDat() {
        out.writeBytes(buffer(6).putInt(0x223E9F78).putShort((short) 1).array());
        attribute(1, VERSION, buffer(4).putInt(0x00010000).array());
    }

    public WinmailDat with(String shortName, String longName, String mediaType, byte[] contents) {
        attribute(2, RENDERING, new byte[14]);
        attribute(2, TITLE, (shortName + "\0").getBytes(StandardCharsets.US_ASCII));
        attribute(2, DATA, contents);
        ByteArrayOutputStream properties = new ByteArrayOutputStream();
        properties.writeBytes(buffer(4).putInt(2).array());
        properties.writeBytes(property(LONG_FILENAME, longName));
        properties.writeBytes(property(MIME_TAG, mediaType));
        attribute(2, PROPERTIES, properties.toByteArray());
        return this;
    }

    /** An attachment that says it is larger than the file. */
    WinmailDat withBomb() {
        attribute(2, RENDERING, new byte[14]);
        out.writeBytes(
                buffer(9).put((byte) 2).putInt(DATA).putInt(Integer.MAX_VALUE).array());
        return this;
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    private void attribute(int level, int name, byte[] data) {
        int sum = 0;
        for (byte each : data) {
            sum += each & 0xff;
        }
        out.writeBytes(
                buffer(9).put((byte) level).putInt(name).putInt(data.length).array());
        out.writeBytes(data);
        out.writeBytes(buffer(2).putShort((short) sum).array());
    }

    private static byte[] property(int tag, String value) {
        byte[] text = (value + "\0").getBytes(StandardCharsets.UTF_16LE);
        int padded = (text.length + 3) / 4 * 4;
        return buffer(12 + padded)
                .putInt(tag)
                .putInt(1)
                .putInt(text.length)
                .put(text)
                .array();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
