package dev.hilo.channel.email.inbound.adapter.imap;

import jakarta.mail.MessagingException;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/** Asks the server for uids, so that only the new part of a folder costs anything. */
final class Uids {

    private Uids() {}

    /**
     * The lowest uids above one, ascending.
     *
     * @param keys of an IMAP search that they must meet too
     */
    static long[] after(IMAPFolder folder, long uid, String keys, int max) throws MessagingException {
        return (long[]) folder.doCommand(protocol -> search(protocol, "UID " + (uid + 1) + ":* " + keys)
                // The range n:* always holds the last mail, also where its uid is below n.
                .filter(found -> found > uid)
                .sorted()
                .limit(max)
                .toArray());
    }

    private static LongStream search(IMAPProtocol protocol, String keys) throws ProtocolException {
        Response[] responses = protocol.command("UID SEARCH " + keys, null);
        LongStream.Builder found = LongStream.builder();
        Arrays.stream(responses)
                .filter(response -> response instanceof IMAPResponse named && named.keyEquals("SEARCH"))
                .forEach(response -> {
                    for (long uid = response.readLong(); uid != -1; uid = response.readLong()) {
                        found.add(uid);
                    }
                });
        protocol.notifyResponseHandlers(responses);
        protocol.handleResult(responses[responses.length - 1]);
        return found.build();
    }
}
