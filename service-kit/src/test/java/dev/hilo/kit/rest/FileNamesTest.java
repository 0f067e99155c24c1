package dev.hilo.kit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FileNamesTest {

    @Test
    void the_worlds_names_are_read_as_they_are() {
        assertThat(FileNames.of("attachment; filename*=UTF-8''factura%20%C3%8D%C3%B1iguez.pdf"))
                .contains("factura Íñiguez.pdf");
        assertThat(FileNames.of("attachment; filename=\"王芳.png\"")).contains("王芳.png");
        assertThat(FileNames.safe(".gitignore")).contains(".gitignore");
    }

    @Test
    void a_name_leads_nowhere() {
        for (String path : List.of("..", ".", "../..", "..\\..", "a/..", " .. ", "/", "", "\u202e..", "..\u0000")) {
            assertThat(FileNames.safe(path)).as(path).isEmpty();
        }
        assertThat(FileNames.safe("../../etc/passwd")).contains("passwd");
        assertThat(FileNames.safe("C:\\Users\\jose\\nota.txt")).contains("nota.txt");
        assertThat(FileNames.of("attachment; filename*=UTF-8''..%2F..%2Fid_rsa"))
                .contains("id_rsa");
    }

    @Test
    void what_turns_a_name_round_or_hides_in_it_is_left_out() {
        assertThat(FileNames.safe("factura\u202efdp.exe")).contains("facturafdp.exe");
        assertThat(FileNames.safe("a\u200b\u2066b\u2069\ufeff\r\nSet-Cookie: x\u2028.txt"))
                .contains("abSet-Cookie: x.txt");
        assertThat(FileNames.safe("a\ud83d.txt")).contains("a.txt");
    }

    @Test
    void a_long_name_is_cut_and_keeps_its_ending() {
        assertThat(FileNames.safe("ñ".repeat(300) + ".pdf"))
                .hasValueSatisfying(name -> assertThat(name).hasSize(255).endsWith("ñ.pdf"));
    }

    @Test
    void names_go_out_in_a_header_that_holds_nothing_but_ascii() {
        assertThat(FileNames.disposition("inline", "a\u202e\r\nX: ñ.txt"))
                .isEqualTo("inline; filename*=UTF-8''aX%3A%20%C3%B1.txt");
        assertThat(FileNames.disposition("attachment", "..")).isEqualTo("attachment; filename*=UTF-8''attachment");
    }
}
