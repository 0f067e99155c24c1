package dev.hilo.local.mail;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserManager;
import dev.hilo.local.web.Html;
import dev.hilo.local.web.Language;
import dev.hilo.local.web.Page;
import dev.hilo.local.web.Request;
import dev.hilo.local.web.Response;
import dev.hilo.local.web.WebServer;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** The mailboxes as pages: who has mail, what it says, how it is threaded, and a form to write one. */
final class MailPages implements WebServer.Handler {
    private final UserManager users;
    private final String desk;
    private final Composer composer;

    MailPages(UserManager users, String desk, int smtpPort) {
        this.users = users;
        this.desk = desk;
        this.composer = new Composer(desk, smtpPort);
    }

    @Override
    public Response handle(Request request) throws IOException {
        Language language = request.language();
        try {
            return switch (request.path()) {
                case "/" -> Response.html(mailboxes(language));
                case "/mailbox" -> Response.html(mailbox(language, user(request)));
                case "/mail" -> Response.html(mail(language, request));
                case "/compose" ->
                    request.method().equals("POST")
                            ? composer.send(request)
                            : Response.html(composer.form(language, request));
                case "/style.css" -> Page.file("style.css", "text/css");
                default -> Response.problem(404, language.say("Esa página no existe", "No such page"));
            };
        } catch (MessagingException e) {
            throw new IOException("A mail cannot be read", e);
        }
    }

    private String mailboxes(Language language) {
        StringBuilder rows = new StringBuilder();
        users.listUser().stream()
                .sorted(Comparator.comparing(GreenMailUser::getEmail))
                .forEach(user -> rows.append("<li><a href=\"%s\">%s</a> <span class=\"count\">%d</span></li>%n"
                        .formatted(
                                link("/mailbox", user, language),
                                Html.escape(user.getEmail()),
                                inbox(user).getMessageCount())));
        return Page.of(
                language,
                language.say("Buzones", "Mailboxes"),
                "<p>%s</p><p><a class=\"button\" href=\"/compose?lang=%s\">%s</a></p><ul class=\"boxes\">%s</ul>"
                        .formatted(
                                language.say(
                                        "Cada dirección que recibe un correo tiene aquí su buzón. Nada sale de esta máquina.",
                                        "Every address that gets a mail has its mailbox here. Nothing leaves this machine."),
                                language.code(),
                                language.say("Escribir un correo", "Write a mail"),
                                rows));
    }

    private String mailbox(Language language, GreenMailUser user) throws MessagingException, IOException {
        List<StoredMessage> mails = inbox(user).getMessages().reversed();
        StringBuilder rows = new StringBuilder();
        for (StoredMessage stored : mails) {
            MailView mail = MailView.of(stored.getMimeMessage());
            rows.append("<tr><td>%s</td><td><a href=\"%s&amp;uid=%d\">%s</a></td><td><time>%s</time></td></tr>%n"
                    .formatted(
                            Html.escape(mail.header("From")),
                            link("/mail", user, language),
                            stored.getUid(),
                            Html.escape(mail.subject(language)),
                            stored.getReceivedDate().toInstant()));
        }
        return Page.of(
                language,
                user.getEmail(),
                "<table><thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead><tbody>%s</tbody></table>"
                        .formatted(
                                language.say("De", "From"),
                                language.say("Asunto", "Subject"),
                                language.say("Recibido", "Received"),
                                rows));
    }

    private String mail(Language language, Request request) throws MessagingException, IOException {
        GreenMailUser user = user(request);
        StoredMessage stored = inbox(user).getMessage(Long.parseLong(request.parameter("uid")));
        if (stored == null) {
            throw new IllegalArgumentException(language.say("Ese correo ya no está", "That mail is gone"));
        }
        MailView mail = MailView.of(stored.getMimeMessage());
        StringBuilder headers = new StringBuilder();
        for (String name : MailView.HEADERS) {
            if (!mail.header(name).isEmpty()) {
                headers.append("<dt>%s</dt><dd>%s</dd>%n".formatted(name, Html.escape(mail.header(name))));
            }
        }
        StringBuilder parts = new StringBuilder();
        for (MailView.Attachment attachment : mail.attachments()) {
            parts.append("<li>%s · %s · %d B%s</li>%n"
                    .formatted(
                            Html.escape(attachment.name()),
                            Html.escape(attachment.type()),
                            attachment.size(),
                            attachment.image().map(MailPages::image).orElse("")));
        }
        return Page.of(
                language,
                mail.subject(language),
                "<p><a href=\"%s\">← %s</a></p><dl class=\"headers\">%s</dl><pre class=\"mail\">%s</pre><ul>%s</ul>%s"
                        .formatted(
                                link("/mailbox", user, language),
                                Html.escape(user.getEmail()),
                                headers,
                                Html.escape(mail.text()),
                                parts,
                                user.getEmail().equals(desk)
                                        ? ""
                                        : composer.replyLink(language, user.getEmail(), mail)));
    }

    private GreenMailUser user(Request request) {
        GreenMailUser user = users.getUserByEmail(request.parameter("address"));
        if (user == null) {
            throw new IllegalArgumentException(
                    request.language().say("Esa dirección no tiene buzón", "That address has no mailbox"));
        }
        return user;
    }

    private MailFolder inbox(GreenMailUser user) {
        try {
            return users.getImapHostManager().getInbox(user);
        } catch (FolderException e) {
            throw new IllegalStateException("No inbox for " + user.getEmail(), e);
        }
    }

    private static String image(String dataUri) {
        return "<br><img alt=\"\" src=\"%s\">".formatted(dataUri);
    }

    private static String link(String path, GreenMailUser user, Language language) {
        return "%s?address=%s&amp;lang=%s"
                .formatted(path, URLEncoder.encode(user.getEmail(), StandardCharsets.UTF_8), language.code());
    }
}
