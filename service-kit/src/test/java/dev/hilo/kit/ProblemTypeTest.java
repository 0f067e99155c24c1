package dev.hilo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemTypeTest {

    private static final Path PAGE = Path.of("..", "docs", "problems.md");

    @Test
    void every_kind_of_problem_is_on_the_page_with_its_status_and_nothing_else_is() throws IOException {
        List<String> written = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|"))
                .map(cells -> cells[1].strip().replace("`", "") + " " + cells[2].strip())
                .toList();

        assertThat(written)
                .as("names and statuses in docs/problems.md, in the order of ProblemType")
                .containsExactlyElementsOf(Stream.of(ProblemType.values())
                        .map(type -> type.slug() + " " + type.status())
                        .toList());
    }

    @Test
    void every_kind_of_problem_has_its_words_in_both_languages() {
        ResourceBundle english = ProblemWords.words(Locale.ENGLISH);
        ResourceBundle spanish = ProblemWords.words(Languages.SPANISH);

        assertThat(english.getLocale()).isNotEqualTo(spanish.getLocale());
        for (ProblemType type : ProblemType.values()) {
            String title = type.slug() + ".title";
            assertThat(spanish.getString(title)).isNotBlank().isNotEqualTo(english.getString(title));
            for (String sentence : List.of(type.slug() + ".detail", type.slug() + ".otherwise")) {
                assertThat(spanish.containsKey(sentence)).as(sentence).isEqualTo(english.containsKey(sentence));
            }
        }
    }
}
