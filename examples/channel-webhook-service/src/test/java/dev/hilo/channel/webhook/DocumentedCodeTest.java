package dev.hilo.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentedCodeTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern BLOCK = Pattern.compile("<!-- (\\S+\\.java) -->\\n```java\\n(.*?)```", Pattern.DOTALL);

    @Test
    void what_the_page_shows_stands_in_the_sources_piece_by_piece() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/channels.md"));
        List<MatchResult> blocks = BLOCK.matcher(page).results().toList();

        assertThat(blocks).hasSize(page.split("```java", -1).length - 1).isNotEmpty();
        for (MatchResult block : blocks) {
            String source = squeezed(Files.readString(ROOT.resolve(block.group(1))));
            for (String piece : block.group(2).split("…\\n", -1)) {
                assertThat(source).as(block.group(1)).contains(squeezed(piece));
            }
        }
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}
