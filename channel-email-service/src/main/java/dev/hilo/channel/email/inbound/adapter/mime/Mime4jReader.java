package dev.hilo.channel.email.inbound.adapter.mime;

import dev.hilo.channel.email.inbound.app.MailReader;
import dev.hilo.channel.email.inbound.app.UnreadableMail;
import dev.hilo.channel.email.inbound.model.Mail;
import dev.hilo.channel.email.inbound.model.MailHeaders;
import dev.hilo.channel.email.inbound.model.NewText;
import jakarta.mail.internet.MailDateFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParsePosition;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.message.BasicBodyFactory;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/** Reads mail with Apache Mime4j, as forgiving as mail needs. */
public final class Mime4jReader implements MailReader {

    private static final MimeConfig FORGIVING = MimeConfig.custom()
            .setStrictParsing(false)
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(5_000)
            .setMaxContentLen(-1)
            .build();

    @Override
    public Mail read(byte[] source) throws UnreadableMail {
        try {
            Message message = parse(Mended.source(source));
            MailHeaders headers = Words.headers(message.getHeader());
            MimeParts parts = MimeParts.of(message);
            String digest = Source.digest(source);
            Senders sender = Senders.of(message.getHeader(), digest);
            return new Mail(
                    headers,
                    digest,
                    sender.address(),
                    sender.name(),
                    headers.first("Subject").filter(subject -> !subject.isBlank()),
                    date(headers),
                    parts.text(),
                    NewText.of(parts.unquoted().isBlank() ? parts.text() : parts.unquoted()),
                    parts.html().filter(html -> !html.isBlank()),
                    parts.files(),
                    Origins.of(message.getHeader(), sender.address()));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new UnreadableMail("cannot be parsed: " + e.getClass().getSimpleName());
        }
    }

    /** As forgiving as programs need: blanks, names of zones, comments. */
    private static Optional<Instant> date(MailHeaders headers) {
        return headers.first("Date").flatMap(value -> {
            Date date = new MailDateFormat().parse(value, new ParsePosition(0));
            return Optional.ofNullable(date).map(Date::toInstant);
        });
    }

    private static Message parse(byte[] source) throws IOException {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(FORGIVING);
        builder.setDecodeMonitor(DecodeMonitor.SILENT);
        builder.setBodyFactory(new BasicBodyFactory(StandardCharsets.UTF_8));
        return builder.parseMessage(new ByteArrayInputStream(source));
    }
}
