package dev.hilo.channel.email.inbound.adapter.mime;

import dev.hilo.channel.email.inbound.model.MailFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Images that stand in a mail's HTML itself, by {@code data:}: they become files, to which the HTML refers by cid. */
final class EmbeddedImages {

    private static final int MOST = 50;
    private static final Pattern SOURCE = Pattern.compile(
            "(src\\s*+=\\s*+)(?:\"|')data:image/(png|jpeg|jpg|gif|webp|bmp);base64,([A-Za-z0-9+/=\\s]++)(?:\"|')",
            Pattern.CASE_INSENSITIVE);

    private static final byte[] MARK = "data:image/".getBytes(StandardCharsets.US_ASCII);

    private EmbeddedImages() {}

    /** Whether it is worth to look for some in HTML of any length. */
    static boolean mayBeIn(byte[] html) {
        for (int i = 0; i + MARK.length <= html.length; i++) {
            if (html[i] == MARK[0] && Arrays.equals(html, i, i + MARK.length, MARK, 0, MARK.length)) {
                return true;
            }
        }
        return false;
    }

    /** The HTML with references in their stead. What is no image in fact stays, and is sanitised away. */
    static String takenOut(String html, List<MailFile> files) {
        return SOURCE.matcher(html)
                .replaceAll(found -> Matcher.quoteReplacement(file(found, files.size() + 1)
                        .filter(image -> files.size() < MOST)
                        .map(image -> {
                            files.add(image);
                            return found.group(1) + "\"cid:" + image.contentId().orElseThrow() + "\"";
                        })
                        .orElse(found.group())));
    }

    private static Optional<MailFile> file(MatchResult found, int number) {
        String type = found.group(2).toLowerCase(Locale.ROOT).replace("jpg", "jpeg");
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(found.group(3));
            String name = "image-" + number + "." + type.replace("jpeg", "jpg");
            return Optional.of(new MailFile(name, "image/" + type, bytes, Optional.of(name + "@embedded")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
