package dev.hilo.local.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.hilo.local.web.WebServer;
import java.nio.file.Path;

/** The main class of the mail server's JVM. */
public final class MailMain {
    private static final long SAVE_EVERY_MILLIS = 500;

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
        GreenMail mail = new GreenMail(new ServerSetup[] {smtp, imap});
        MailDisk disk = new MailDisk(mail.getUserManager(), Path.of(args[3]));
        disk.load();
        if (mail.getUserManager().getUserByEmail(args[4]) == null) {
            mail.setUser(args[4], args[4], args[5]);
        }
        disk.saveEachDelivery();
        Runtime.getRuntime().addShutdownHook(new Thread(disk::save));
        mail.start();
        WebServer.start(Integer.parseInt(args[2]), new MailPages(mail.getUserManager(), args[4], smtp.getPort()));
        while (!Thread.currentThread().isInterrupted()) {
            Thread.sleep(SAVE_EVERY_MILLIS);
            disk.save();
        }
    }
}
