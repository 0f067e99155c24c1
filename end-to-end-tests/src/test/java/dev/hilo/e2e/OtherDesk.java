package dev.hilo.e2e;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Another desk, as dumb as can be: it answers every mail by one that begins a thread of its own and quotes nothing.
 *
 * @param mark what it says of itself in the headers of its answers; empty for nothing
 */
final class OtherDesk {

    private final MailClient mail;
    private final String mark;
    private int answered;

    OtherDesk(Endpoints at, String address, String mark) {
        this.mail = new MailClient(at, "Otra mesa", address);
        this.mark = mark;
    }

    /** A person there writes. */
    void writes(String subject) {
        mail.send(mail.write(subject, "Escribe una persona.", null, null));
    }

    /** Answers what came since the last time. */
    int answersAll() {
        List<MailClient.Received> inbox = mail.inbox();
        for (; answered < inbox.size(); answered++) {
            MailClient.Draft answer = mail.write("Hemos recibido su mensaje", "Gracias por escribirnos.", null, null);
            mail.send(new MailClient.Draft(answer.messageId(), marked(answer.source())));
        }
        return answered;
    }

    private byte[] marked(byte[] source) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        if (!mark.isEmpty()) {
            all.writeBytes((mark + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        all.writeBytes(source);
        return all.toByteArray();
    }
}
