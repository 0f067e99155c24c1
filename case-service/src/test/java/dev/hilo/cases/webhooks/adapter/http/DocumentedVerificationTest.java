package dev.hilo.cases.webhooks.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.hilo.cases.context.adapter.contract.FactKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation says one can do, done. */
class DocumentedVerificationTest {

    private static final Path PAGE = Path.of("..", "docs", "webhooks.md");
    private static final Instant AT = Instant.ofEpochSecond(1_762_084_800);
    private static final String BODY = "{\"id\":\"u_7_0\",\"text\":\"¿Sí?\"}";

    @TempDir
    Path directory;

    @Test
    void the_shell_lines_tell_ours_from_others() throws Exception {
        assumeThat(Stream.of("/usr/bin/openssl", "/usr/local/bin/openssl", "/opt/homebrew/bin/openssl"))
                .anyMatch(path -> Files.exists(Path.of(path)));
        verify(List.of("sh", write("verify.sh", snippet("sh", "# verify.sh")).toString()));
    }

    @Test
    void the_java_lines_tell_ours_from_others() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        verify(List.of(
                java.toString(),
                write("Verify.java", snippet("java", "Verify.java")).toString()));
    }

    @Test
    void every_kind_of_fact_is_on_the_page() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(FactKind.values()).allSatisfy(kind -> assertThat(page).contains("`" + kind.word() + "`"));
    }

    private void verify(List<String> program) throws Exception {
        String former = StandardSignature.newSecret();
        String current = StandardSignature.newSecret();
        String signatures =
                StandardSignature.header(List.of(current, former), "u_7_0", AT, BODY.getBytes(StandardCharsets.UTF_8));

        assertThat(run(program, former, signatures, BODY)).isZero();
        assertThat(run(program, current, signatures, BODY)).isZero();
        assertThat(run(program, current, signatures, BODY + " ")).isEqualTo(1);
        assertThat(run(program, StandardSignature.newSecret(), signatures, BODY))
                .isEqualTo(1);
    }

    private int run(List<String> program, String secret, String signatures, String body) throws Exception {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(
                secret,
                "u_7_0",
                Long.toString(AT.getEpochSecond()),
                signatures,
                write("body", body).toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start()
                .waitFor();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static String snippet(String language, String naming) throws IOException {
        Matcher matcher =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        while (matcher.find()) {
            if (matcher.group(1).contains(naming)) {
                return matcher.group(1);
            }
        }
        throw new AssertionError("the page shows no " + naming);
    }
}
