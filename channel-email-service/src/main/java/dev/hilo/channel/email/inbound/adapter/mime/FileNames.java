package dev.hilo.channel.email.inbound.adapter.mime;

import jakarta.mail.internet.ParameterList;
import jakarta.mail.internet.ParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.stream.Field;

/** Names of files that are written in pieces, in whatever order (RFC 2231), which Mime4j joins as they come. */
final class FileNames {

    private static final Pattern PIECE = Pattern.compile("(?i);\\s*(file)?name\\*\\d");

    private FileNames() {}

    static Optional<String> inPieces(Entity entity) {
        return name(entity, "Content-Disposition", "filename").or(() -> name(entity, "Content-Type", "name"));
    }

    private static Optional<String> name(Entity entity, String header, String parameter) {
        Field field = entity.getHeader().getField(header);
        String raw = field == null ? "" : Words.raw(field);
        if (!PIECE.matcher(raw).find()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(new ParameterList(raw.substring(raw.indexOf(';'))).get(parameter));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
