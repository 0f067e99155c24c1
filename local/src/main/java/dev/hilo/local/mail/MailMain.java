package dev.hilo.local.mail;

import com.icegreen.greenmail.util.ServerSetup;
import dev.hilo.local.web.WebServer;
import java.nio.file.Path;

/** The main class of the mail server's JVM. */
public final class MailMain {
    private MailMain() {}

    /**
     * Serves until the JVM ends.
     *
     * @param args the ports of SMTP, IMAP and the mailbox pages; the directory of the mails; the desk's address and password
     */
    public static void main(String[] args) throws InterruptedException {
        ServerSetup smtp = new ServerSetup(Integer.parseInt(args[0]), "localhost", ServerSetup.PROTOCOL_SMTP);
        ServerSetup imap = new ServerSetup(Integer.parseInt(args[1]), "localhost", ServerSetup.PROTOCOL_IMAP);
        for (ServerSetup setup : new ServerSetup[] {smtp, imap}) {
            setup.setServerStartupTimeout(20_000);
        }
        DurableMail mail = new DurableMail(new ServerSetup[] {smtp, imap}, Path.of(args[3]));
        if (mail.getUserManager().getUserByEmail(args[4]) == null) {
            mail.setUser(args[4], args[4], args[5]);
        }
        mail.start();
        WebServer.start(Integer.parseInt(args[2]), new MailPages(mail.getUserManager(), args[4], smtp.getPort()));
        Thread.currentThread().join();
    }
}
