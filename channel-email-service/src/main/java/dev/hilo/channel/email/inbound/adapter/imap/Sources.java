package dev.hilo.channel.email.inbound.adapter.imap;

import jakarta.mail.MessagingException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.eclipse.angus.mail.imap.protocol.UIDSet;

/** Fetches mails byte for byte, many with one command, without marking them read and without keeping them in the folder. */
final class Sources {

    private Sources() {}

    @SuppressWarnings("unchecked")
    static Map<Long, byte[]> fetch(IMAPFolder folder, long[] uids) throws MessagingException {
        return (Map<Long, byte[]>) folder.doCommand(protocol -> fetch(protocol, uids));
    }

    private static Map<Long, byte[]> fetch(IMAPProtocol protocol, long[] uids) throws ProtocolException {
        String set = UIDSet.toString(UIDSet.createUIDSets(uids));
        Response[] responses = protocol.command("UID FETCH " + set + " (UID BODY.PEEK[])", null);
        Map<Long, byte[]> sources = new HashMap<>();
        for (int i = 0; i < responses.length; i++) {
            if (responses[i] instanceof FetchResponse fetched) {
                UID uid = fetched.getItem(UID.class);
                BODY body = fetched.getItem(BODY.class);
                if (uid != null && body != null && body.getByteArray() != null) {
                    byte[] source = body.getByteArray().getNewBytes();
                    // Some servers answer with nothing for a mail that another session has just expunged.
                    if (source.length > 0) {
                        sources.put(uid.uid, source);
                    }
                }
            }
        }
        protocol.notifyResponseHandlers(responses);
        protocol.handleResult(responses[responses.length - 1]);
        return sources;
    }
}
