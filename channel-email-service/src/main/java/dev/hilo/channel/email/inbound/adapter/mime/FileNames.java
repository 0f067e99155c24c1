package dev.hilo.channel.email.inbound.adapter.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.stream.Field;

/**
 * Names of files as programs write them: in pieces, in whatever order, cut inside a character, of a charset wrongly stated
 * (RFC 2231), or as raw bytes. The pieces' bytes are put together before they are read.
 */
final class FileNames {

    private static final Pattern PARAMETER = Pattern.compile(
            ";\\s*+([A-Za-z]{1,20})(\\*(\\d{1,3}))?(\\*)?\\s*+=\\s*+(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;]*+))");
    private static final Pattern CHARSET = Pattern.compile("^([^'%]{0,60})'[^']{0,60}'");

    private FileNames() {}

    static Optional<String> stated(Entity entity) {
        return name(entity, "Content-Disposition", "filename").or(() -> name(entity, "Content-Type", "name"));
    }

    private static Optional<String> name(Entity entity, String header, String parameter) {
        Field field = entity.getHeader().getField(header);
        return field == null ? Optional.empty() : parameter(Words.raw(field), parameter);
    }

    /** What a program encoded by RFC 2231 before what it wrote besides for older ones. */
    static Optional<String> parameter(String header, String name) {
        TreeMap<Integer, Piece> pieces = new TreeMap<>();
        Optional<String> plain = Optional.empty();
        Matcher found = PARAMETER.matcher(header);
        while (found.find()) {
            if (!found.group(1).toLowerCase(Locale.ROOT).equals(name)) {
                continue;
            }
            String value = found.group(5) == null
                    ? found.group(6).strip()
                    : found.group(5).replaceAll("\\\\(.)", "$1");
            boolean encoded = found.group(4) != null;
            if (found.group(3) != null || encoded) {
                int number = found.group(3) == null ? 0 : Integer.parseInt(found.group(3));
                pieces.putIfAbsent(number, new Piece(value, encoded));
            } else if (plain.isEmpty()) {
                plain = Optional.of(value);
            }
        }
        return pieces.isEmpty() ? plain : Optional.of(together(pieces));
    }

    private static String together(TreeMap<Integer, Piece> pieces) {
        Matcher charset = CHARSET.matcher(pieces.firstEntry().getValue().value());
        boolean stated = pieces.firstEntry().getValue().encoded() && charset.find();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean first = true;
        for (Piece piece : pieces.values()) {
            bytes.writeBytes(piece.bytes(first && stated ? charset.end() : 0));
            first = false;
        }
        return Charsets.text(bytes.toByteArray(), stated ? charset.group(1) : null);
    }

    private record Piece(String value, boolean encoded) {

        byte[] bytes(int from) {
            byte[] raw = value.substring(from).getBytes(StandardCharsets.UTF_8);
            if (!encoded) {
                return raw;
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (int i = 0; i < raw.length; i++) {
                int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
                int low = high >= 0 ? Character.digit(raw[i + 2], 16) : -1;
                out.write(low >= 0 ? high << 4 | low : raw[i]);
                i += low >= 0 ? 2 : 0;
            }
            return out.toByteArray();
        }
    }
}
