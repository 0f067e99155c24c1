package dev.hilo.local.mail;

import dev.hilo.local.web.Html;
import dev.hilo.local.web.Language;
import dev.hilo.local.web.Page;
import dev.hilo.local.web.Request;
import dev.hilo.local.web.Response;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import java.util.Properties;

/** Writes a mail as a user of the desk would, through SMTP, threaded under the one it answers. */
final class Composer {
    /** A picture of one pixel, for those who have no screenshot at hand. */
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private final String desk;
    private final Session session;

    Composer(String desk, int smtpPort) {
        this.desk = desk;
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", "localhost");
        settings.setProperty("mail.smtp.port", String.valueOf(smtpPort));
        this.session = Session.getInstance(settings);
    }

    String form(Language language, Request request) {
        return Page.of(language, language.say("Escribir un correo", "Write a mail"), """
                <form method="post" action="/compose?lang=%s">
                <label>%s <input name="from" type="email" required value="%s"></label>
                <label>%s <input name="to" type="email" required value="%s"></label>
                <label>%s <input name="subject" required value="%s"></label>
                <label>%s <textarea name="text" rows="8" required></textarea></label>
                <label class="check"><input type="checkbox" name="picture" value="yes"> %s</label>
                <input type="hidden" name="inReplyTo" value="%s">
                <input type="hidden" name="references" value="%s">
                <button>%s</button>
                </form>
                """.formatted(
                        language.code(),
                        language.say("De", "From"),
                        Html.escape(request.parameters().getOrDefault("from", "ana@example.com")),
                        language.say("Para", "To"),
                        Html.escape(desk),
                        language.say("Asunto", "Subject"),
                        Html.escape(request.parameter("subject")),
                        language.say("Texto", "Text"),
                        language.say("Adjuntar una imagen PNG", "Attach a PNG picture"),
                        Html.escape(request.parameter("inReplyTo")),
                        Html.escape(request.parameter("references")),
                        language.say("Enviar", "Send")));
    }

    Response send(Request request) throws MessagingException {
        refuseForeignPages(request);
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress(request.parameter("from"), true));
        mail.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(request.parameter("to"), true));
        mail.setSubject(request.parameter("subject"), "UTF-8");
        mail.setSentDate(new Date());
        setThread(mail, "In-Reply-To", request.parameter("inReplyTo"));
        setThread(mail, "References", request.parameter("references"));
        MimeMultipart parts = new MimeMultipart();
        MimeBodyPart text = new MimeBodyPart();
        text.setText(request.parameter("text"), "UTF-8");
        parts.addBodyPart(text);
        if (request.parameter("picture").equals("yes")) {
            MimeBodyPart picture = new MimeBodyPart();
            picture.setDataHandler(new DataHandler(new ByteArrayDataSource(PICTURE, "image/png")));
            picture.setFileName("captura.png");
            parts.addBodyPart(picture);
        }
        mail.setContent(parts);
        Transport.send(mail);
        String mailbox = URLEncoder.encode(request.parameter("to"), StandardCharsets.UTF_8);
        return Response.seeOther(
                "/mailbox?address=" + mailbox + "&lang=" + request.language().code());
    }

    String replyLink(Language language, String from, MailView mail) {
        String subject = mail.subject(language);
        String references = (mail.header("References") + " " + mail.header("Message-ID")).strip();
        return "<p><a class=\"button\" href=\"/compose?lang=%s&amp;from=%s&amp;subject=%s&amp;inReplyTo=%s&amp;references=%s\">%s</a></p>"
                .formatted(
                        language.code(),
                        encode(from),
                        encode(subject.startsWith("Re:") ? subject : "Re: " + subject),
                        encode(mail.header("Message-ID")),
                        encode(references),
                        language.say("Responder", "Reply"));
    }

    private static void setThread(MimeMessage mail, String header, String value) throws MessagingException {
        String line = value.replaceAll("\\s+", " ").strip();
        if (!line.isEmpty()) {
            mail.setHeader(header, line);
        }
    }

    /** A page of the web must not write mails in its visitors' name. */
    private static void refuseForeignPages(Request request) {
        String origin = request.headers().getOrDefault("origin", "");
        if (!origin.isEmpty() && !origin.equals("http://" + request.headers().get("host"))) {
            throw new IllegalArgumentException("Mails are sent from this page only");
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
