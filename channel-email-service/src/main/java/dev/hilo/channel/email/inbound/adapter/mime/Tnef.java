package dev.hilo.channel.email.inbound.adapter.mime;

import dev.hilo.channel.email.inbound.model.MailFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.MAPIStringAttribute;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.jspecify.annotations.Nullable;

/** Files out of a {@code winmail.dat}, in which Outlook and Exchange hide them from everybody else (TNEF). */
final class Tnef {

    private static final int SIGNATURE = 0x223E9F78;
    private static final int HEADER = 6;
    /** Level, name and length before each attribute's data, and a checksum after it. */
    private static final int BEFORE_DATA = 9;

    private static final int AFTER_DATA = 2;

    private Tnef() {}

    /** Empty where it cannot be read, so that it has to stay what it is. */
    static Optional<List<MailFile>> files(byte[] bytes) {
        if (!isWhole(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN))) {
            return Optional.empty();
        }
        try {
            List<MailFile> files = new ArrayList<>();
            for (Attachment attachment : new HMEFMessage(new ByteArrayInputStream(bytes)).getAttachments()) {
                String name = name(attachment, files.size() + 1);
                files.add(new MailFile(
                        name,
                        text(attachment, MAPIProperty.ATTACH_MIME_TAG)
                                .or(() -> Optional.ofNullable(URLConnection.guessContentTypeFromName(name)))
                                .orElse("application/octet-stream")
                                .toLowerCase(Locale.ROOT),
                        attachment.getContents(),
                        text(attachment, MAPIProperty.ATTACH_CONTENT_ID)));
            }
            return Optional.of(files);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Whether all lengths hold what they say; the library allocates what they say. */
    private static boolean isWhole(ByteBuffer tnef) {
        if (tnef.remaining() < HEADER || tnef.getInt(0) != SIGNATURE) {
            return false;
        }
        tnef.position(HEADER);
        while (tnef.remaining() >= BEFORE_DATA) {
            int length = tnef.getInt(tnef.position() + BEFORE_DATA - Integer.BYTES);
            if (length < 0 || length > tnef.remaining() - BEFORE_DATA - AFTER_DATA) {
                return false;
            }
            tnef.position(tnef.position() + BEFORE_DATA + length + AFTER_DATA);
        }
        return true;
    }

    private static String name(Attachment attachment, int number) {
        return Optional.ofNullable(attachment.getLongFilename())
                .or(() -> Optional.ofNullable(attachment.getFilename()))
                .flatMap(dev.hilo.kit.rest.FileNames::safe)
                .orElse("attachment-" + number);
    }

    private static Optional<String> text(Attachment attachment, MAPIProperty property) {
        @Nullable MAPIAttribute attribute = attachment.getMAPIAttribute(property);
        return attribute == null
                ? Optional.empty()
                : Optional.ofNullable(MAPIStringAttribute.getAsString(attribute))
                        .map(text -> text.replaceAll("[\\p{Cntrl}<>]", "").strip())
                        .filter(text -> !text.isEmpty());
    }
}
