package dev.hilo.cases.attachments.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hilo.cases.attachments.adapter.tika.TikaMediaTypes;
import dev.hilo.cases.attachments.app.AttachmentStore.Belonging;
import dev.hilo.cases.attachments.app.Scanner.ScannerAway;
import dev.hilo.cases.attachments.app.Scanner.Verdict;
import dev.hilo.cases.attachments.app.TakeFile.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakeFileTest {

    private static final byte[] TEXT = "rem acordarse".getBytes(StandardCharsets.UTF_8);

    private final InMemoryAttachments store = new InMemoryAttachments();
    private Verdict verdict = new Verdict.Clean();
    private boolean away;
    private int looked;
    private Instant until = Instant.EPOCH;

    private final TakeFile taking = new TakeFile(
            store,
            new TikaMediaTypes(),
            this::look,
            100,
            Refused.of(List.of("application/x-msdownload", "application/x-bat"), List.of(".EXE", "ps1")));

    @Test
    void a_file_that_comes_again_is_answered_as_it_is_stored_and_nobody_looks_again() throws Exception {
        Outcome first = take("att_1", "notas.txt", "text/plain", TEXT);
        away = true;
        until = Instant.EPOCH.plusSeconds(60);

        assertThat(take("att_1", "otras.exe", "image/png", new byte[1_000])).isEqualTo(first);
        assertThat(looked).isEqualTo(1);
        assertThat(store.find("att_1").orElseThrow().belonging().waitsUntil()).isEqualTo(until);
        assertThat(first).isInstanceOfSatisfying(Outcome.Taken.class, taken -> {
            assertThat(taken.stored().name()).isEqualTo("notas.txt");
            assertThat(taken.stored().mediaType()).isEqualTo("text/plain");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.exe", "A.ExE", "foto.png.exe", "a.exe. . ", "a.ps1"})
    void names_that_a_double_click_runs_are_refused(String name) throws Exception {
        assertThat(take("att_1", name, "text/plain", "hola".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Outcome.RefusedEnding.class);
        assertThat(store.find("att_1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exe", "exe.txt", "a.exe.txt", "instrucciones ps1", "attachment"})
    void only_the_last_ending_of_a_name_counts(String name) throws Exception {
        assertThat(take("att_1", name, "text/plain", "hola".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Outcome.Taken.class);
    }

    @Test
    void a_program_is_refused_by_its_bytes_and_by_what_it_is_said_to_be() throws Exception {
        assertThat(take("att_1", "foto.png", "image/png", new byte[] {'M', 'Z', 0, 0}))
                .isInstanceOf(Outcome.RefusedType.class);
        assertThat(take("att_1", "a", "application/x-bat", "hola".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Outcome.RefusedType("application/x-bat"));
        assertThat(store.find("att_1")).isEmpty();
    }

    @Test
    void what_the_scanner_finds_or_never_looks_at_is_refused_for_good() throws Exception {
        verdict = new Verdict.Infected("Eicar");
        assertThat(take("att_1", "a.txt", "text/plain", TEXT)).isEqualTo(new Outcome.Infected("Eicar"));
        verdict = new Verdict.TooLarge();
        assertThat(take("att_1", "a.txt", "text/plain", TEXT)).isEqualTo(new Outcome.NeverScanned());
        assertThat(take("att_1", "a.txt", "text/plain", new byte[101])).isEqualTo(new Outcome.TooLarge(100));
        assertThat(store.find("att_1")).isEmpty();
    }

    @Test
    void nothing_is_taken_while_nobody_can_look() {
        away = true;
        assertThatThrownBy(() -> take("att_1", "a.txt", "text/plain", TEXT)).isInstanceOf(ScannerAway.class);
        assertThat(store.find("att_1")).isEmpty();
    }

    private Outcome take(String id, String name, String declared, byte[] bytes) throws ScannerAway {
        return taking.take(id, name, declared, bytes, Belonging.waiting("Marta", null, until));
    }

    private Verdict look(byte[] bytes) throws ScannerAway {
        if (away) {
            throw new ScannerAway("away", null);
        }
        looked++;
        return verdict;
    }
}
