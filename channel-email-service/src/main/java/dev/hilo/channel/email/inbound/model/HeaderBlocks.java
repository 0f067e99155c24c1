package dev.hilo.channel.email.inbound.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Header lines in blocks that blank lines part, as in a delivery status (RFC 3464) and on top of a returned mail. */
final class HeaderBlocks {

    private HeaderBlocks() {}

    static List<MailHeaders> in(String text) {
        List<MailHeaders> blocks = new ArrayList<>();
        for (String block : text.replace("\r\n", "\n").replace('\r', '\n').split("\n[ \t]*\n+", -1)) {
            MailHeaders headers = block(block);
            if (!headers.all().isEmpty()) {
                blocks.add(headers);
            }
        }
        return blocks;
    }

    /** Those before the first blank line. */
    static MailHeaders first(String text) {
        List<MailHeaders> blocks = in(text.stripLeading());
        return blocks.isEmpty() ? new MailHeaders(Map.of()) : blocks.getFirst();
    }

    private static MailHeaders block(String text) {
        Map<String, List<String>> all = new HashMap<>();
        for (String line : text.replaceAll("\n[ \t]+", " ").split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).matches("[\\x21-\\x39\\x3B-\\x7E]+")) {
                all.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        }
        return new MailHeaders(all);
    }
}
