package dev.hilo.e2e;

import jakarta.mail.Authenticator;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A person's mail program: SMTP out, IMAP in. */
final class MailClient {

    private final Endpoints at;
    private final String name;
    private final String address;

    MailClient(Endpoints at, String name, String address) {
        this.at = at;
        this.name = name;
        this.address = address;
    }

    /** A mail as it goes over the wire; to send the same bytes again is a redelivery. */
    record Draft(String messageId, byte[] source) {}

    /** @param replyTo Message-ID answered, null for a new thread */
    Draft write(String subject, String text, byte @Nullable [] png, @Nullable String replyTo) {
        return writeWith(subject, text, png == null ? Map.of() : Map.of("captura.png", png), replyTo);
    }

    /** @param files by name, each said to be an image */
    Draft writeWith(String subject, String text, Map<String, byte[]> files, @Nullable String replyTo) {
        try {
            String messageId = "<" + java.util.UUID.randomUUID() + "@corp.com>";
            MimeMessage mail = new MimeMessage(smtp()) {
                @Override
                protected void updateMessageID() throws MessagingException {
                    setHeader("Message-ID", messageId);
                }
            };
            mail.setFrom(new InternetAddress(address, name, "UTF-8"));
            mail.setRecipient(Message.RecipientType.TO, new InternetAddress(at.desk()));
            mail.setSubject(subject, "UTF-8");
            mail.setSentDate(new java.util.Date());
            if (replyTo != null) {
                mail.setHeader("In-Reply-To", replyTo);
                mail.setHeader("References", replyTo);
            }
            MimeMultipart parts = new MimeMultipart();
            MimeBodyPart words = new MimeBodyPart();
            words.setText(text, "UTF-8");
            parts.addBodyPart(words);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                MimeBodyPart image = new MimeBodyPart();
                image.setDataHandler(
                        new jakarta.activation.DataHandler(new ByteArrayDataSource(file.getValue(), "image/png")));
                image.setFileName(file.getKey());
                parts.addBodyPart(image);
            }
            mail.setContent(parts);
            mail.saveChanges();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            mail.writeTo(out);
            return new Draft(messageId, out.toByteArray());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("a mail could not be written", e);
        }
    }

    void send(Draft draft) {
        try (Transport smtp = smtp().getTransport("smtp")) {
            MimeMessage mail = new MimeMessage(smtp(), new ByteArrayInputStream(draft.source()));
            smtp.connect();
            smtp.sendMessage(mail, new InternetAddress[] {new InternetAddress(at.desk())});
        } catch (MessagingException e) {
            throw new IllegalStateException(
                    "the mail server at " + at.smtpHost() + ":" + at.smtpPort() + " refused", e);
        }
    }

    /** A mail received, as far as a person sees it, with its thread. */
    record Received(
            String subject,
            String text,
            @Nullable String messageId,
            @Nullable String inReplyTo) {}

    List<Received> inbox() {
        try (Store store = imap().getStore("imap")) {
            store.connect(at.imapHost(), at.imapPort(), address, address);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            List<Received> mails = new ArrayList<>();
            for (Message mail : inbox.getMessages()) {
                if (!mail.isSet(Flags.Flag.DELETED)) {
                    mails.add(new Received(
                            String.valueOf(mail.getSubject()),
                            plain(mail.getContent()),
                            first(mail, "Message-ID"),
                            first(mail, "In-Reply-To")));
                }
            }
            return mails;
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("the mailbox of " + address + " cannot be read", e);
        }
    }

    private static String plain(Object content) throws MessagingException, IOException {
        if (content instanceof MimeMultipart parts) {
            return plain(parts.getBodyPart(0).getContent());
        }
        return content instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(content);
    }

    private static @Nullable String first(Message mail, String header) throws MessagingException {
        String[] values = mail.getHeader(header);
        return values == null ? null : values[0];
    }

    private Session smtp() {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", at.smtpHost());
        settings.put("mail.smtp.port", Integer.toString(at.smtpPort()));
        settings.put("mail.smtp.connectiontimeout", "5000");
        settings.put("mail.smtp.timeout", "10000");
        return Session.getInstance(settings);
    }

    private Session imap() {
        Properties settings = new Properties();
        settings.put("mail.imap.connectiontimeout", "5000");
        settings.put("mail.imap.timeout", "10000");
        return Session.getInstance(settings, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(address, address);
            }
        });
    }
}
